package dev.scoring.crds;

/**
 * A taint that a pod tolerates, as Kubernetes defines it.
 *
 * @param key the taint's key; null, with operator {@code Exists}, tolerates every taint
 * @param operator {@code Exists} or {@code Equal}; null is {@code Equal}
 * @param value the taint's value for {@code Equal}; null for {@code Exists}
 * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}; null is all
 * @param tolerationSeconds how long {@code NoExecute} is tolerated, in seconds; null is for ever
 */
public record Toleration(
    String key, String operator, String value, String effect, Long tolerationSeconds) {}
