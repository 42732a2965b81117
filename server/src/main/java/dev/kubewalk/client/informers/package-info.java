/**
 * Local copies of what the server has, kept up to date by a list and a watch, and shared by all who
 * look at the same resource.
 *
 * <p>Go: staging/src/k8s.io/client-go/tools/cache, informers. Start with {@link
 * dev.kubewalk.client.informers.SharedInformer}.
 */
package dev.kubewalk.client.informers;
