package dev.kubewalk.componentbase;

import java.math.BigDecimal;

/**
 * Writes numbers as Go does, {@code 1} and {@code 1e+06}: rules and dashboards name bounds of
 * histograms by their text, and columns of custom resources show them so.
 *
 * <p>Go: strconv (FormatFloat with format 'g' and the shortest precision)
 */
public final class GoFloat {
  private static final int LEAST_PLAIN_EXPONENT = -4;
  private static final int LARGEST_PLAIN_EXPONENT = 5;

  private GoFloat() {}

  public static String format(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal number = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = number.precision() - number.scale() - 1;
    if (exponent >= LEAST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT) {
      return number.toPlainString();
    }
    String mantissa = number.movePointLeft(exponent).toPlainString();
    int size = Math.abs(exponent);
    return mantissa + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
  }
}
