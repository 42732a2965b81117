/**
 * What every layer may use: the clock, and the launcher of background threads.
 *
 * <p>Go: staging/src/k8s.io/component-base, k8s.io/utils/clock. Start with {@link
 * dev.kubewalk.componentbase.GoRoutines}.
 */
package dev.kubewalk.componentbase;
