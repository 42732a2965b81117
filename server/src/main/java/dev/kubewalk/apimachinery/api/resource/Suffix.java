package dev.kubewalk.apimachinery.api.resource;

import java.util.List;

/**
 * What stands behind the number of a quantity: a power of ten or of two, and the family it is
 * written in.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/api/resource/suffix.go (suffixHandler)
 *
 * @param exponent of ten, or of two when the format is {@link Quantity.Format#BINARY_SI}
 */
record Suffix(int exponent, Quantity.Format format) {
  private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi", "Ei");
  private static final List<String> DECIMAL =
      List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");

  /** The power of ten that the first of {@link #DECIMAL} stands for. */
  private static final int SMALLEST = -9;

  static Suffix interpret(String text) {
    int decimal = DECIMAL.indexOf(text);
    if (decimal >= 0) {
      return new Suffix(SMALLEST + 3 * decimal, Quantity.Format.DECIMAL_SI);
    }
    int binary = BINARY.indexOf(text);
    if (binary >= 0) {
      return new Suffix(10 * (binary + 1), Quantity.Format.BINARY_SI);
    }
    if (text.length() > 1 && (text.charAt(0) == 'e' || text.charAt(0) == 'E')) {
      try {
        int exponent = (int) Long.parseLong(text.substring(1));
        return new Suffix(exponent, Quantity.Format.DECIMAL_EXPONENT);
      } catch (NumberFormatException e) {
        throw QuantityFormatException.suffix();
      }
    }
    throw QuantityFormatException.suffix();
  }

  /** The text of this suffix; empty when there is none for it. */
  String write() {
    int step = exponent - SMALLEST;
    return switch (format) {
      case DECIMAL_EXPONENT -> exponent == 0 ? "" : "e" + exponent;
      case DECIMAL_SI -> step >= 0 && step / 3 < DECIMAL.size() ? DECIMAL.get(step / 3) : "";
      case BINARY_SI -> exponent == 0 ? "" : BINARY.get(exponent / 10 - 1);
    };
  }
}
