package dev.kubewalk.apiserver.server.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.CONFIGURATION_MAP;

import dev.kubewalk.componentbase.cli.Checks;
import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.tracer.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which API versions are served.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/api_enablement.go (APIEnablementOptions)
 */
public final class ApiEnablementOptions {
  public final Flag<Map<String, String>> runtimeConfig = Flag.of(
      "runtime-config",
      CONFIGURATION_MAP,
      Map.of(),
      "Pairs key=value that switch built-in APIs. Supported keys:\n"
          + "v1=true|false for the core API group\n"
          + "<group>/<version>=true|false for one API group version (e.g. apps/v1=true)\n"
          + "api/all=true|false for all API versions\n"
          + "api/ga=true|false for the versions named v[0-9]+\n"
          + "api/beta=true|false for the versions named v[0-9]+beta[0-9]+\n"
          + "api/alpha=true|false for the versions named v[0-9]+alpha[0-9]+\n"
          + "api/legacy is deprecated, and will be removed");

  public void addFlags(FlagSet flags) {
    flags.add(runtimeConfig);
  }

  /**
   * Makes the checks of row 3.11 on the completed settings.
   *
   * @param config the settings, with the core group spelled {@code /v1}
   * @param knownGroups the groups of all three servers
   */
  public static void validate(Map<String, String> config, Set<String> knownGroups, Checks checks) {
    checks.check(
        Steps.VALIDATE_RUNTIME_CONFIG_NOT_ALL_OFF,
        config.size() + " runtime-config settings",
        !config.equals(Map.of("api/all", "false")),
        () -> "invalid key with only api/all=false");
    List<String> malformed = new ArrayList<>();
    Set<String> unknown = new TreeSet<>();
    for (String key : config.keySet()) {
      if (key.startsWith("api/")) {
        continue;
      }
      String[] parts = key.split("/", -1);
      if (parts.length < 2) {
        malformed.add("runtime-config invalid key " + key);
      } else if (!parts[0].isEmpty() && !knownGroups.contains(parts[0])) {
        unknown.add(parts[0]);
      }
    }
    checks.checkAll(Steps.VALIDATE_RUNTIME_CONFIG_KEYS, "keys of runtime-config", malformed);
    checks.check(
        Steps.VALIDATE_RUNTIME_CONFIG_GROUPS,
        knownGroups.size() + " known API groups",
        unknown.isEmpty(),
        () -> "unknown api groups " + String.join(",", unknown));
  }
}
