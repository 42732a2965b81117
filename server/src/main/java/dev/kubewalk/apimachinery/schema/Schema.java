package dev.kubewalk.apimachinery.schema;

/**
 * The shape of a value: an object with named fields, a list, a map from strings, or a scalar.
 *
 * <p>Go: vendor/k8s.io/kube-openapi/pkg/util/proto/openapi.go (Schema)
 */
public sealed interface Schema permits ObjectSchema, ListSchema, MapSchema, Scalar {}
