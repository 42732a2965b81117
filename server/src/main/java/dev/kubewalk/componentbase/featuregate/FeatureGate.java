package dev.kubewalk.componentbase.featuregate;

import dev.kubewalk.componentbase.cli.FlagType;
import dev.kubewalk.componentbase.cli.FlagTypes;
import dev.kubewalk.componentbase.cli.InvalidValueException;
import dev.kubewalk.componentbase.featuregate.Feature.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The known features and which of them are on. Immutable: {@link #with} gives another gate.
 *
 * <p>A feature's state is, in this order: what was set for it by name, what was set for its stage
 * ({@code AllAlpha}, {@code AllBeta}), its default.
 *
 * <p>Go: staging/src/k8s.io/component-base/featuregate/feature_gate.go (featureGate)
 */
public final class FeatureGate {
  private static final Map<String, Stage> STAGE_SWITCHES =
      Map.of("AllAlpha", Stage.ALPHA, "AllBeta", Stage.BETA);

  private final Map<String, Feature> known;
  private final Map<String, Boolean> settings;

  private FeatureGate(Map<String, Feature> known, Map<String, Boolean> settings) {
    this.known = known;
    this.settings = settings;
  }

  /** A gate with every feature at its default. */
  public static FeatureGate of(Collection<Feature> features) {
    Map<String, Feature> known = new TreeMap<>();
    for (Feature feature : features) {
      if (known.put(feature.name(), feature) != null) {
        throw new IllegalArgumentException("feature gate registered twice: " + feature.name());
      }
    }
    for (String name : STAGE_SWITCHES.keySet()) {
      known.put(name, new Feature(name, false, STAGE_SWITCHES.get(name), false));
    }
    return new FeatureGate(Collections.unmodifiableMap(known), Map.of());
  }

  /** The gate after {@code --feature-gates}. */
  public FeatureGate with(Map<String, Boolean> changes) {
    return new FeatureGate(known, Map.copyOf(changes));
  }

  /**
   * Is the feature on?
   *
   * @throws IllegalArgumentException for a name that nobody registered, a mistake in the program
   */
  public boolean enabled(String name) {
    Feature feature = known.get(name);
    if (feature == null) {
      throw new IllegalArgumentException("feature \"" + name + "\" is not registered");
    }
    Boolean set = settings.get(name);
    if (set != null) {
      return set;
    }
    for (Map.Entry<String, Stage> entry : STAGE_SWITCHES.entrySet()) {
      Boolean stage = settings.get(entry.getKey());
      if (entry.getValue() == feature.stage() && stage != null) {
        return stage;
      }
    }
    return feature.enabled();
  }

  /** What was set by flag, for the log and for a recording. */
  public Map<String, Boolean> settings() {
    return settings;
  }

  /** How many features there are. */
  public int size() {
    return known.size() - STAGE_SWITCHES.size();
  }

  /** One line for each set feature that will not be a switch for long. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    new TreeMap<>(settings).forEach((name, value) -> {
      Stage stage = known.get(name).stage();
      String word = stage == Stage.GA ? "GA" : stage == Stage.DEPRECATED ? "deprecated" : "";
      if (!word.isEmpty()) {
        warnings.add("Setting " + word + " feature gate " + name + "=" + value
            + ". It will be removed in a future release.");
      }
    });
    return warnings;
  }

  /** The type of a flag that sets features; it refuses unknown and locked ones. */
  public FlagType<Map<String, Boolean>> flagType() {
    return FlagType.<Map<String, Boolean>>of("mapStringBool", "", this::parse, FeatureGate::print)
        .merging((first, second) -> {
          Map<String, Boolean> both = new TreeMap<>(first);
          both.putAll(second);
          return Map.copyOf(both);
        });
  }

  /** The features that help lists: those that are still meant to be switched. */
  public String describe() {
    return known.values().stream()
        .filter(feature -> feature.stage() == Stage.ALPHA || feature.stage() == Stage.BETA)
        .map(feature -> feature.name() + "=true|false (" + feature.stage() + " - default="
            + String.valueOf(feature.enabled()).toLowerCase(Locale.ROOT) + ")")
        .collect(Collectors.joining("\n"));
  }

  private Map<String, Boolean> parse(String text) throws InvalidValueException {
    Map<String, Boolean> map = new TreeMap<>();
    for (String pair : text.split(",")) {
      if (pair.isEmpty()) {
        continue;
      }
      String[] parts = pair.split("=", 2);
      String name = parts[0].trim();
      if (parts.length != 2) {
        throw new InvalidValueException("missing bool value for " + name);
      }
      map.put(name, value(name, parts[1].trim()));
    }
    return map;
  }

  private boolean value(String name, String text) throws InvalidValueException {
    boolean value;
    try {
      value = FlagTypes.parseBool(text);
    } catch (InvalidValueException e) {
      throw new InvalidValueException(
          "invalid value of " + name + "=" + text + ", err: " + e.getMessage());
    }
    Feature feature = known.get(name);
    if (feature == null) {
      throw new InvalidValueException("unrecognized feature gate: " + name);
    }
    if (feature.locked() && feature.enabled() != value) {
      throw new InvalidValueException("cannot set feature gate " + name + " to " + value
          + ", feature is locked to " + feature.enabled());
    }
    return value;
  }

  private static String print(Map<String, Boolean> map) {
    return new TreeMap<>(map)
        .entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(","));
  }
}
