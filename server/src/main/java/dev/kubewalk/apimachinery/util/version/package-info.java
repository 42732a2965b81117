/**
 * How versions such as v1beta1 compare.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/version. Start with {@link
 * dev.kubewalk.apimachinery.util.version.KubeVersion}.
 */
package dev.kubewalk.apimachinery.util.version;
