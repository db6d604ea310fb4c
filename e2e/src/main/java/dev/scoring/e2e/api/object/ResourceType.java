package dev.scoring.e2e.api.object;

import java.util.List;

/**
 * One kind of object that the server keeps.
 *
 * @param group API group; empty for the core group
 * @param version API version
 * @param plural name in paths
 * @param singular name for one
 * @param kind name in documents
 * @param scope where objects live
 * @param shortNames what kubectl also accepts
 * @param categories such as {@code all}
 * @param hasStatus whether {@code /status} is a subresource
 */
public record ResourceType(
    String group,
    String version,
    String plural,
    String singular,
    String kind,
    Scope scope,
    List<String> shortNames,
    List<String> categories,
    boolean hasStatus) {

  /** Where objects of a type live. */
  public enum Scope {
    NAMESPACED,
    CLUSTER
  }

  public boolean namespaced() {
    return scope == Scope.NAMESPACED;
  }

  /** {@code v1} or {@code group/version}. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** {@code pods} or {@code leases.coordination.k8s.io}. */
  public String qualified() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** {@code Pod} or {@code Lease.coordination.k8s.io}. */
  public String qualifiedKind() {
    return group.isEmpty() ? kind : kind + "." + group;
  }

  /** What identifies the type across versions. */
  public String key() {
    return group + "/" + plural;
  }
}
