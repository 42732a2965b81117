/**
 * The protobuf form of objects: an envelope that names the kind, and in it the object's fields by
 * number. Objects become the same trees that their JSON becomes, so nothing behind the decoder knows
 * the form they came in. Which number stands for which field is a table made at build time; kinds
 * that are not in it are refused by name.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/protobuf. Start with {@link
 * dev.kubewalk.apimachinery.runtime.serializer.protobuf.ProtobufSerializer}.
 */
package dev.kubewalk.apimachinery.runtime.serializer.protobuf;
