package dev.kubewalk.apimachinery.runtime.serializer.json;

/**
 * A body that cannot be decoded. The message is the bare one of the decoder; what a client sees has
 * the kind in front of it (see {@link BodyDecoder}).
 */
public final class DecodeException extends Exception {
  private static final long serialVersionUID = 1L;

  public DecodeException(String message) {
    super(message, null, false, false);
  }
}
