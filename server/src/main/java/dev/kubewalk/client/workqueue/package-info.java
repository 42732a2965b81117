/**
 * Keys waiting to be worked on by a controller.
 *
 * <p>Go: staging/src/k8s.io/client-go/util/workqueue. Start with {@link
 * dev.kubewalk.client.workqueue.WorkQueue}.
 */
package dev.kubewalk.client.workqueue;
