package dev.kubewalk.apimachinery.api.resource;

/**
 * A text that is no quantity; the message is the one clients see.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go (ErrFormatWrong, ErrSuffix,
 * ErrNumeric)
 */
public final class QuantityFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private QuantityFormatException(String message) {
    super(message);
  }

  static QuantityFormatException format() {
    return new QuantityFormatException("quantities must match the regular expression"
        + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
  }

  static QuantityFormatException numeric() {
    return new QuantityFormatException("unable to parse numeric part of quantity");
  }

  static QuantityFormatException suffix() {
    return new QuantityFormatException("unable to parse quantity's suffix");
  }
}
