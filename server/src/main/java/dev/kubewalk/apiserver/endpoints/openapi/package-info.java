/**
 * The OpenAPI v2 document of the API: definitions from the schemas, paths from the resources that
 * are served, as JSON and in the protobuf form that kubectl asks for.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/openapi, with the builder and the handler of
 * vendor/k8s.io/kube-openapi/pkg.
 *
 * <p>Start reading at {@link dev.kubewalk.apiserver.endpoints.openapi.OpenApiService}.
 */
package dev.kubewalk.apiserver.endpoints.openapi;
