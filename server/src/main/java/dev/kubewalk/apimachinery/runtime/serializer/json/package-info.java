/**
 * Reading request bodies: JSON, and YAML turned into JSON first, into trees that look as if they
 * had been through the Go structs: unknown fields gone, values normalised, empty fields left out or
 * written as Go does it. Errors are worded as the two JSON libraries of v1.18 word them, with the
 * byte context that clients see.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/json (and json-iterator and
 * encoding/json below it).
 *
 * <p>Start reading at {@link dev.kubewalk.apimachinery.runtime.serializer.json.SchemaDecoder}.
 */
package dev.kubewalk.apimachinery.runtime.serializer.json;
