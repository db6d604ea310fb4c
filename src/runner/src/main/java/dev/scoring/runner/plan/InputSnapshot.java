package dev.scoring.runner.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares the input that a plan was made of with what is there now. */
public final class InputSnapshot {
  private InputSnapshot() {}

  /**
   * How an input differs from its plan.
   *
   * @param changed planned files that are gone or have another size or time, in the order of paths
   * @param added files that the plan does not know, in the order of paths
   */
  public record Difference(List<String> changed, List<String> added) {
    public Difference {
      changed = List.copyOf(changed);
      added = List.copyOf(added);
    }
  }

  /** Compares; files without bytes do not count. */
  public static Difference compare(RunPlan plan, List<InputFile> listing) {
    Map<String, FileSlice> planned = new TreeMap<>();
    plan.units().forEach(unit -> unit.slices().forEach(s -> planned.putIfAbsent(s.path(), s)));
    Map<String, InputFile> now = new HashMap<>();
    listing.stream().filter(file -> file.size() > 0).forEach(file -> now.put(file.path(), file));
    List<String> changed = new ArrayList<>();
    planned.forEach(
        (path, slice) -> {
          InputFile file = now.get(path);
          if (file == null
              || file.size() != slice.fileSize()
              || file.modified() != slice.modified()) {
            changed.add(path);
          }
        });
    List<String> added =
        now.keySet().stream().filter(path -> !planned.containsKey(path)).sorted().toList();
    return new Difference(changed, added);
  }

  /** One text for an input's files, their sizes and times; files without bytes do not count. */
  public static String digest(RunPlan plan) {
    TreeMap<String, String> lines = new TreeMap<>();
    for (Unit unit : plan.units()) {
      for (FileSlice slice : unit.slices()) {
        lines.put(slice.path(), slice.fileSize() + " " + slice.modified());
      }
    }
    return digest(lines);
  }

  /** The same of a listing. */
  public static String digest(List<InputFile> listing) {
    TreeMap<String, String> lines = new TreeMap<>();
    listing.stream()
        .filter(file -> file.size() > 0)
        .forEach(file -> lines.put(file.path(), file.size() + " " + file.modified()));
    return digest(lines);
  }

  private static String digest(SortedMap<String, String> lines) {
    return "sha256:" + Sha256.hex(lines);
  }
}
