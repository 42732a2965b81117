/**
 * What the queries of requests say.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go. Start with {@link
 * dev.kubewalk.apiserver.endpoints.handlers.options.ListQuery}.
 */
package dev.kubewalk.apiserver.endpoints.handlers.options;
