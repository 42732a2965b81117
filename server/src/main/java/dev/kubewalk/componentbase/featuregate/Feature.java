package dev.kubewalk.componentbase.featuregate;

import static java.util.Objects.requireNonNull;

/**
 * One switch.
 *
 * <p>Go: staging/src/k8s.io/component-base/featuregate/feature_gate.go (FeatureSpec)
 *
 * @param enabled its default
 * @param locked may it not be set to anything but its default?
 */
public record Feature(String name, boolean enabled, Stage stage, boolean locked) {
  /** How mature a feature is. */
  public enum Stage {
    ALPHA,
    BETA,
    /** Generally available. */
    GA,
    DEPRECATED
  }

  public Feature {
    requireNonNull(name, "name is null");
    requireNonNull(stage, "stage is null");
  }

  public static Feature alpha(String name) {
    return new Feature(name, false, Stage.ALPHA, false);
  }

  public static Feature beta(String name, boolean enabled) {
    return new Feature(name, enabled, Stage.BETA, false);
  }

  public static Feature ga(String name) {
    return new Feature(name, true, Stage.GA, false);
  }

  public static Feature locked(String name) {
    return new Feature(name, true, Stage.GA, true);
  }
}
