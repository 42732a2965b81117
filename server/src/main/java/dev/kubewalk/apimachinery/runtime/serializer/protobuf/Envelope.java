package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import java.util.Arrays;

/**
 * What stands around every object: four bytes that tell it from other forms, its apiVersion and
 * kind, and the bytes of the message.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/runtime/types.go (Unknown)
 */
record Envelope(String apiVersion, String kind, byte[] raw) {
  private static final byte[] PREFIX = {'k', '8', 's', 0};
  private static final String FIELD = "Unknown";

  static boolean isEnveloped(byte[] data) {
    return data.length >= PREFIX.length
        && Arrays.equals(data, 0, PREFIX.length, PREFIX, 0, PREFIX.length);
  }

  static Envelope read(byte[] data) throws DecodeException {
    if (data.length == 0) {
      throw new DecodeException("empty data");
    }
    if (!isEnveloped(data)) {
      throw new DecodeException("provided data does not appear to be a protobuf message,"
          + " expected prefix [107 56 115 0]");
    }
    WireReader in = new WireReader(Arrays.copyOfRange(data, PREFIX.length, data.length));
    String apiVersion = "";
    String kind = "";
    byte[] raw = {};
    while (in.next()) {
      switch (in.number()) {
        case 1 -> {
          WireReader type = in.readMessage(FIELD);
          while (type.next()) {
            switch (type.number()) {
              case 1 -> apiVersion = type.readString("APIVersion");
              case 2 -> kind = type.readString("Kind");
              default -> type.skip();
            }
          }
        }
        case 2 -> raw = in.readBytes(FIELD);
        default -> in.skip();
      }
    }
    return new Envelope(apiVersion, kind, raw);
  }

  /** The bytes of the whole; what other content the object has is never said here. */
  byte[] write() {
    WireWriter type = new WireWriter();
    type.writeString(1, apiVersion);
    type.writeString(2, kind);
    WireWriter out = new WireWriter();
    out.writeMessage(1, type);
    out.writeBytes(2, raw);
    out.writeString(3, "");
    out.writeString(4, "");
    byte[] message = out.toByteArray();
    byte[] data = Arrays.copyOf(PREFIX, PREFIX.length + message.length);
    System.arraycopy(message, 0, data, PREFIX.length, message.length);
    return data;
  }
}
