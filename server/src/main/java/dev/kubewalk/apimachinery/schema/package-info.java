/**
 * The shape of every built-in kind of Kubernetes 1.18: fields, types, how lists merge, and what the
 * Go struct behind it does on the wire (which fields are pointers, which are written when empty).
 * Decoding, strategic merge patch, server-side apply, validation and OpenAPI all read it here.
 *
 * <p>Go: staging/src/k8s.io/api (the structs), staging/src/k8s.io/kube-openapi/pkg/common (the
 * definitions made from them).
 *
 * <p>Start reading at {@link dev.kubewalk.apimachinery.schema.Schemas}.
 */
package dev.kubewalk.apimachinery.schema;
