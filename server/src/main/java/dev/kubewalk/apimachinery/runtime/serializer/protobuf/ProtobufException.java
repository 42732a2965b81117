package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

/** A body in protobuf that cannot be read; the message is for the client. */
public final class ProtobufException extends Exception {
  private static final long serialVersionUID = 1L;

  ProtobufException(String message) {
    super(message);
  }
}
