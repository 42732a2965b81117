/**
 * Counting requests at work, so that a shutdown can wait for them.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/waitgroup. Start with {@link
 * dev.kubewalk.apimachinery.util.waitgroup.SafeWaitGroup}.
 */
package dev.kubewalk.apimachinery.util.waitgroup;
