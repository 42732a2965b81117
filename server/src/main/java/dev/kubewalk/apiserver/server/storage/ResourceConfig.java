package dev.kubewalk.apiserver.server.storage;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Which versions of which groups are served. A value: merging gives another one.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/storage/resource_config.go (ResourceConfig),
 * pkg/server/resourceconfig/helpers.go (MergeAPIResourceConfigs)
 *
 * @param versions on or off, in the order in which they were named
 */
public record ResourceConfig(Map<GroupVersion, Boolean> versions) {
  /** The keys that stand for many versions, in the order in which they are applied. */
  private static final Map<String, Pattern> MATCHERS = matchers();

  public ResourceConfig {
    versions = new LinkedHashMap<>(versions);
  }

  /** Both lists together. */
  public static ResourceConfig of(List<GroupVersion> on, List<GroupVersion> off) {
    Map<GroupVersion, Boolean> all = new LinkedHashMap<>();
    on.forEach(version -> all.put(version, true));
    off.forEach(version -> all.put(version, false));
    return new ResourceConfig(all);
  }

  private static Map<String, Pattern> matchers() {
    Map<String, Pattern> map = new LinkedHashMap<>();
    map.put("api/all", Pattern.compile(".*"));
    map.put("api/ga", Pattern.compile("v[0-9]+"));
    map.put("api/beta", Pattern.compile("v[0-9]+beta[0-9]+"));
    map.put("api/alpha", Pattern.compile("v[0-9]+alpha[0-9]+"));
    return map;
  }

  public boolean isEnabled(GroupVersion version) {
    return versions.getOrDefault(version, false);
  }

  /** True when any version of the group is on. */
  public boolean anyEnabled(String group) {
    return versions.entrySet().stream()
        .anyMatch(e -> e.getKey().group().equals(group) && e.getValue());
  }

  public List<GroupVersion> enabled() {
    return versions.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * This configuration changed by --runtime-config, of which only the groups that are known here are
   * looked at.
   *
   * @param warn is told of keys that are ignored
   * @throws IllegalArgumentException when a value or key makes no sense
   */
  public ResourceConfig merge(Map<String, String> runtimeConfig, Consumer<String> warn) {
    Map<GroupVersion, Boolean> merged = new LinkedHashMap<>(versions);
    MATCHERS.forEach((key, matcher) -> {
      if (runtimeConfig.containsKey(key)) {
        boolean on = parse(key, runtimeConfig.get(key));
        merged.replaceAll(
            (version, was) -> matcher.matcher(version.version()).matches() ? on : was);
      }
    });
    new TreeMap<>(runtimeConfig).forEach((key, value) -> {
      if (!MATCHERS.containsKey(key) && !key.equals("api/legacy")) {
        mergeKey(merged, key, value, warn);
      }
    });
    return new ResourceConfig(merged);
  }

  private void mergeKey(
      Map<GroupVersion, Boolean> merged, String key, String value, Consumer<String> warn) {
    String[] parts = key.split("/", -1);
    if (key.equals("v1")) {
      merged.put(new GroupVersion("", "v1"), parse(key, value));
      return;
    }
    if (parts.length < 2) {
      throw new IllegalArgumentException("invalid key " + key);
    }
    GroupVersion version = new GroupVersion(parts[0], parts[1]);
    if (versions.keySet().stream().noneMatch(v -> v.group().equals(parts[0]))) {
      return;
    }
    if (parts.length > 2) {
      warn.accept(
          "ignoring invalid key " + key + ", individual resource enablement/disablement is not"
              + " supported in " + version + ", and will prevent starting in future releases");
      return;
    }
    if (!versions.containsKey(version)) {
      throw new IllegalArgumentException(
          "group version " + version + " that has not been registered");
    }
    merged.put(version, parse(key, value));
  }

  private static boolean parse(String key, String value) {
    return switch (value) {
      case "", "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> throw new IllegalArgumentException("invalid value " + key + "=" + value);
    };
  }
}
