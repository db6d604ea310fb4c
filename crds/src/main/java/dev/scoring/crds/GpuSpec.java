package dev.scoring.crds;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * GPUs of one executor. The engine spreads an executor's tasks over the devices that its pod sees.
 *
 * @param count devices of one executor, 0 to 64; 0 asks for none
 * @param resourceName the extended resource, a MIG profile's too; {@code nvidia.com/gpu} when
 *     absent
 * @param products accepted values of the node's product label; empty accepts any; wants a count of
 *     at least 1
 * @param productLabel the node label that names the product; {@code nvidia.com/gpu.product} when
 *     absent
 */
public record GpuSpec(
    @JsonProperty(required = true) Integer count,
    String resourceName,
    List<String> products,
    String productLabel) {

  public GpuSpec {
    products = products == null ? List.of() : List.copyOf(products);
  }
}
