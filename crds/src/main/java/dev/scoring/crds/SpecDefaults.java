package dev.scoring.crds;

/** What the API server fills in where a {@link ScoringJobSpec} is silent. */
public final class SpecDefaults {

  public static final int BACKOFF_LIMIT = 3;
  public static final String SERVICE_ACCOUNT = "scoring-runner";
  public static final int CORES = 1;
  public static final String MEMORY = "2Gi";
  public static final int EXECUTOR_INSTANCES = 1;
  public static final String GPU_RESOURCE = "nvidia.com/gpu";
  public static final String GPU_PRODUCT_LABEL = "nvidia.com/gpu.product";

  private SpecDefaults() {}
}
