/**
 * Feature gates: named switches with a default and a stage of maturity, set by {@code
 * --feature-gates}. In Go they are one global; here the flag yields a {@link
 * dev.kubewalk.componentbase.featuregate.FeatureGate} that is handed on.
 *
 * <p>Go: staging/src/k8s.io/component-base/featuregate. Start with {@link
 * dev.kubewalk.componentbase.featuregate.FeatureGate}.
 */
package dev.kubewalk.componentbase.featuregate;
