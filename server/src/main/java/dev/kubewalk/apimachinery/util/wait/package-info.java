/**
 * Waiting: channels that are closed once to stop things, loops and polls.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/wait. Start with {@link
 * dev.kubewalk.apimachinery.util.wait.StopChannel}.
 */
package dev.kubewalk.apimachinery.util.wait;
