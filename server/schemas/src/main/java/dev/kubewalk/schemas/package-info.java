/**
 * Makes {@code kubewalk-schemas.ndjson.gz} at build time: every OpenAPI v2 definition of Kubernetes
 * 1.18, read by reflection from the model classes of the official Java client and from the small
 * tables of facts in {@code src/main/data}. No class of this package is in the module's jar, and
 * neither is the client a dependency of the server.
 *
 * <p>Go: staging/src/k8s.io/kube-openapi/cmd/openapi-gen (the generator whose place this takes).
 *
 * <p>Start reading at {@link dev.kubewalk.schemas.GenerateSchemas}.
 */
package dev.kubewalk.schemas;
