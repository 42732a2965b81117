/**
 * Reads objects in protobuf, the form that newer clients send built-in kinds in. Answers are JSON:
 * every client that sends protobuf takes that too.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/serializer/protobuf. Start reading at {@link
 * dev.kubewalk.apimachinery.runtime.serializer.protobuf.ProtobufDecoder}.
 */
package dev.kubewalk.apimachinery.runtime.serializer.protobuf;
