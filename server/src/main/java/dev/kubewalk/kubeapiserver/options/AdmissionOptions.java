package dev.kubewalk.kubeapiserver.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRINGS;

import dev.kubewalk.componentbase.cli.Checks;
import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.componentbase.cli.Quote;
import dev.kubewalk.tracer.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Which admission plugins run.
 *
 * <p>Go: pkg/kubeapiserver/options/admission.go (AdmissionOptions), which wraps
 * staging/src/k8s.io/apiserver/pkg/server/options/admission.go (AdmissionOptions)
 */
public final class AdmissionOptions {
  public final Flag<List<String>> pluginNames = Flag.of(
          "admission-control",
          STRINGS,
          List.of(),
          "The admission plugins to run, comma separated, all others being off. Known plugins: "
              + String.join(", ", AdmissionPlugins.ALL_ORDERED) + ".")
      .deprecated("Use --enable-admission-plugins or --disable-admission-plugins instead. Will be"
          + " removed in a future version.")
      .shown();
  public final Flag<List<String>> enablePlugins = Flag.of(
      "enable-admission-plugins",
      STRINGS,
      List.of(),
      "Admission plugins to run besides the default ones (" + String.join(", ", defaultOn())
          + "), comma separated; their order does not matter.");
  public final Flag<List<String>> disablePlugins = Flag.of(
      "disable-admission-plugins",
      STRINGS,
      List.of(),
      "Admission plugins not to run although they are among the default ones, comma separated; "
          + "their order does not matter.");
  public final Flag<String> configFile = Flag.of(
      "admission-control-config-file", STRING, "", "The file with settings of admission plugins.");

  public void addFlags(FlagSet flags) {
    flags.add(pluginNames, enablePlugins, disablePlugins, configFile);
  }

  /**
   * The plugins that run, in order: those of {@code --admission-control} if it is given, otherwise
   * the default ones, with those enabled and without those disabled.
   */
  public List<String> enabledPluginNames() {
    return AdmissionPlugins.ALL_ORDERED.stream().filter(this::runs).toList();
  }

  private boolean runs(String plugin) {
    if (!pluginNames.get().isEmpty()) {
      return pluginNames.get().contains(plugin);
    }
    return enablePlugins.get().contains(plugin)
        || AdmissionPlugins.DEFAULT_ON.contains(plugin) && !disablePlugins.get().contains(plugin);
  }

  /** Makes the checks of row 3.9. */
  public void validate(Checks checks) {
    checks.check(
        Steps.VALIDATE_ADMISSION_FLAGS_NOT_MIXED,
        "old or new admission flags",
        pluginNames.get().isEmpty()
            || enablePlugins.get().isEmpty() && disablePlugins.get().isEmpty(),
        () -> "admission-control and enable-admission-plugins/disable-admission-plugins flags are"
            + " mutually exclusive");
    List<String> unknown = new ArrayList<>();
    for (Flag<List<String>> flag : List.of(pluginNames, enablePlugins, disablePlugins)) {
      for (String plugin : flag.get()) {
        if (!AdmissionPlugins.ALL_ORDERED.contains(plugin)) {
          unknown.add(flag.name() + " plugin " + Quote.quote(plugin) + " is unknown");
        }
      }
    }
    checks.checkAll(Steps.VALIDATE_ADMISSION_PLUGINS_KNOWN, "names of admission plugins", unknown);
    TreeSet<String> both = new TreeSet<>(enablePlugins.get());
    both.retainAll(disablePlugins.get());
    checks.check(
        Steps.VALIDATE_ADMISSION_PLUGINS_DISJOINT,
        "enabled and disabled admission plugins",
        both.isEmpty(),
        () -> "[" + String.join(" ", both)
            + "] in enable-admission-plugins and disable-admission-plugins overlapped");
    // Registered and ordered plugins are one list here, so they cannot differ.
    checks.checkAll(
        Steps.VALIDATE_ADMISSION_PLUGIN_ORDER,
        AdmissionPlugins.ALL_ORDERED.size() + " plugins have a place",
        List.of());
  }

  private static List<String> defaultOn() {
    return AdmissionPlugins.ALL_ORDERED.stream()
        .filter(AdmissionPlugins.DEFAULT_ON::contains)
        .toList();
  }
}
