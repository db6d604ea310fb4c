package dev.scoring.e2e.api.object;

import dev.scoring.e2e.api.object.ResourceType.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The types the server knows: some built in, others added by definitions. Thread-safe. */
public final class ResourceTypes {
  private static final String V1 = "v1";
  private final Map<String, ResourceType> byPath = new ConcurrentSkipListMap<>();

  /** The built-in types that the project's own programs and tools touch. */
  public ResourceTypes() {
    addCore();
    addWorkloads();
    addAccess();
    addDefinitions();
  }

  private void addCore() {
    core("namespaces", "namespace", "Namespace", Scope.CLUSTER, "ns");
    core("nodes", "node", "Node", Scope.CLUSTER, "no");
    core("pods", "pod", "Pod", Scope.NAMESPACED, "po");
    core("configmaps", "configmap", "ConfigMap", Scope.NAMESPACED, "cm");
    core("secrets", "secret", "Secret", Scope.NAMESPACED);
    core("services", "service", "Service", Scope.NAMESPACED, "svc");
    core("serviceaccounts", "serviceaccount", "ServiceAccount", Scope.NAMESPACED, "sa");
    core(
        "persistentvolumeclaims",
        "persistentvolumeclaim",
        "PersistentVolumeClaim",
        Scope.NAMESPACED,
        "pvc");
    core("resourcequotas", "resourcequota", "ResourceQuota", Scope.NAMESPACED, "quota");
    core("events", "event", "Event", Scope.NAMESPACED, "ev");
    add("events.k8s.io", "events", "event", "Event", Scope.NAMESPACED, "ev");
  }

  private void addWorkloads() {
    add("apps", "deployments", "deployment", "Deployment", Scope.NAMESPACED, "deploy");
    add("batch", "jobs", "job", "Job", Scope.NAMESPACED);
    add("coordination.k8s.io", "leases", "lease", "Lease", Scope.NAMESPACED);
    add(
        "policy",
        "poddisruptionbudgets",
        "poddisruptionbudget",
        "PodDisruptionBudget",
        Scope.NAMESPACED,
        "pdb");
    add(
        "scheduling.k8s.io",
        "priorityclasses",
        "priorityclass",
        "PriorityClass",
        Scope.CLUSTER,
        "pc");
  }

  private void addAccess() {
    add(
        "networking.k8s.io",
        "networkpolicies",
        "networkpolicy",
        "NetworkPolicy",
        Scope.NAMESPACED,
        "netpol");
    add("rbac.authorization.k8s.io", "roles", "role", "Role", Scope.NAMESPACED);
    add(
        "rbac.authorization.k8s.io",
        "rolebindings",
        "rolebinding",
        "RoleBinding",
        Scope.NAMESPACED);
    add("rbac.authorization.k8s.io", "clusterroles", "clusterrole", "ClusterRole", Scope.CLUSTER);
    add(
        "rbac.authorization.k8s.io",
        "clusterrolebindings",
        "clusterrolebinding",
        "ClusterRoleBinding",
        Scope.CLUSTER);
  }

  private void addDefinitions() {
    add(
        "apiextensions.k8s.io",
        "customresourcedefinitions",
        "customresourcedefinition",
        "CustomResourceDefinition",
        Scope.CLUSTER,
        "crd",
        "crds");
  }

  private void core(
      String plural, String singular, String kind, Scope scope, String... shortNames) {
    add("", plural, singular, kind, scope, shortNames);
  }

  private void add(
      String group, String plural, String singular, String kind, Scope scope, String... shorts) {
    List<String> categories =
        List.of("pods", "services", "deployments", "jobs").contains(plural)
            ? List.of("all")
            : List.of();
    boolean status =
        List.of("pods", "namespaces", "nodes", "deployments", "jobs", "resourcequotas")
                .contains(plural)
            || List.of("customresourcedefinitions", "poddisruptionbudgets").contains(plural);
    add(
        new ResourceType(
            group, V1, plural, singular, kind, scope, List.of(shorts), categories, status));
  }

  /** Adds or replaces a type. */
  public void add(ResourceType type) {
    byPath.put(path(type.group(), type.version(), type.plural()), type);
  }

  public Optional<ResourceType> find(String group, String version, String plural) {
    return Optional.ofNullable(byPath.get(path(group, version, plural)));
  }

  /** The type of a document, by its {@code apiVersion} and {@code kind}. */
  public Optional<ResourceType> ofKind(String apiVersion, String kind) {
    return all().filter(t -> t.apiVersion().equals(apiVersion) && t.kind().equals(kind)).findAny();
  }

  public Stream<ResourceType> all() {
    return byPath.values().stream();
  }

  private static String path(String group, String version, String plural) {
    return group + "/" + version + "/" + plural;
  }
}
