/**
 * The innermost server of the chain: it serves CustomResourceDefinitions, and the resources that
 * they define.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver. Start with {@link
 * dev.kubewalk.apiextensions.apiserver.CustomResourceDefinitions}.
 */
package dev.kubewalk.apiextensions.apiserver;
