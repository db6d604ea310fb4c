package dev.scoring.e2e.kubelet;

import java.util.List;
import java.util.Map;

/**
 * What stands for a container image: the entrypoint to run on this machine.
 *
 * @param entrypoint put before a container's arguments unless it has a command of its own
 * @param environment the image's variables
 */
public record Image(List<String> entrypoint, Map<String, String> environment) {

  public Image {
    entrypoint = List.copyOf(entrypoint);
    environment = Map.copyOf(environment);
  }

  /** An image of the machine's own programs, without an entrypoint. */
  public static Image ofThisMachine() {
    return new Image(List.of(), Map.of());
  }
}
