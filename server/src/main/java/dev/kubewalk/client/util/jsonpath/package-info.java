/**
 * Paths into JSON values, as the columns of custom resources name them.
 *
 * <p>Go: staging/src/k8s.io/client-go/util/jsonpath. Start with {@link
 * dev.kubewalk.client.util.jsonpath.JsonPath}.
 */
package dev.kubewalk.client.util.jsonpath;
