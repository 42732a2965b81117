package dev.kubewalk.cmd.kubeapiserver.resources;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.componentbase.klog.Klog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The place of each built-in group version in discovery, and the APIServices made of them.
 *
 * <p>Go: cmd/kube-apiserver/app/aggregator.go (apiVersionPriorities, apiServicesToRegister)
 */
public final class ApiServicePriorities {
  /** Group priority, group, and its versions with theirs. */
  private static final String TABLE = """
      18000 - v1=1
      17900 extensions v1beta1=1
      17800 apps v1beta1=1 v1beta2=9 v1=15
      17750 events.k8s.io v1beta1=5
      17700 authentication.k8s.io v1=15 v1beta1=9
      17600 authorization.k8s.io v1=15 v1beta1=9
      17500 autoscaling v1=15 v2beta1=9 v2beta2=1
      17400 batch v1=15 v1beta1=9 v2alpha1=9
      17300 certificates.k8s.io v1beta1=9
      17200 networking.k8s.io v1=15 v1beta1=9
      17100 policy v1beta1=9
      17000 rbac.authorization.k8s.io v1=15 v1beta1=12 v1alpha1=9
      16900 settings.k8s.io v1alpha1=9
      16800 storage.k8s.io v1=15 v1beta1=9 v1alpha1=1
      16700 apiextensions.k8s.io v1=15 v1beta1=9
      16700 admissionregistration.k8s.io v1=15 v1beta1=12
      16600 scheduling.k8s.io v1=15 v1beta1=12 v1alpha1=9
      16500 coordination.k8s.io v1=15 v1beta1=9
      16400 auditregistration.k8s.io v1alpha1=1
      16300 node.k8s.io v1alpha1=1 v1beta1=9
      16200 discovery.k8s.io v1beta1=12 v1alpha1=9
      16100 flowcontrol.apiserver.k8s.io v1alpha1=9
      """;

  private final Map<GroupVersion, Priority> priorities = read();

  private record Priority(int group, int version) {}

  private static Map<GroupVersion, Priority> read() {
    Map<GroupVersion, Priority> map = new HashMap<>();
    for (String line : TABLE.lines().toList()) {
      String[] words = line.split(" ", -1);
      String group = words[1].equals("-") ? "" : words[1];
      for (int i = 2; i < words.length; i++) {
        String[] version = words[i].split("=", -1);
        map.put(
            new GroupVersion(group, version[0]),
            new Priority(Integer.parseInt(words[0]), Integer.parseInt(version[1])));
      }
    }
    return Map.copyOf(map);
  }

  /** An APIService for each group version among the paths that a server lists. */
  public List<Unstructured> toRegister(List<String> listedPaths, Klog log) {
    List<Unstructured> services = new ArrayList<>();
    for (String path : listedPaths) {
      groupVersion(path).ifPresent(version -> {
        Priority priority = priorities.get(version);
        if (priority == null) {
          log.info("Skipping APIService creation for " + version);
        } else {
          services.add(apiService(version, priority));
        }
      });
    }
    return services;
  }

  private static Optional<GroupVersion> groupVersion(String path) {
    if (path.equals("/api/v1")) {
      return Optional.of(new GroupVersion("", "v1"));
    }
    String[] parts = path.split("/", -1);
    boolean named = parts.length == 4 && parts[1].equals("apis") && !parts[3].isEmpty();
    return named ? Optional.of(new GroupVersion(parts[2], parts[3])) : Optional.empty();
  }

  private static Unstructured apiService(GroupVersion version, Priority priority) {
    Unstructured service = Unstructured.create("apiregistration.k8s.io/v1", "APIService")
        .set("metadata.name", version.version() + "." + version.group());
    if (!version.group().isEmpty()) {
      service.set("spec.group", version.group());
    }
    return service
        .set("spec.version", version.version())
        .set("spec.groupPriorityMinimum", priority.group())
        .set("spec.versionPriority", priority.version());
  }
}
