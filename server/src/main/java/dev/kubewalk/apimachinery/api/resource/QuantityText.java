package dev.kubewalk.apimachinery.api.resource;

import java.math.BigDecimal;

/**
 * The parts of a quantity's text.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go (parseQuantityString)
 *
 * @param negative true after a minus sign
 * @param integer the digits before the point, without leading zeros; {@code 0} when there are none
 * @param fraction the digits behind the point; may be empty
 * @param suffix what follows
 */
record QuantityText(boolean negative, String integer, String fraction, String suffix) {

  static QuantityText split(String text) {
    if (text.isEmpty()) {
      throw QuantityFormatException.format();
    }
    int at = 0;
    boolean negative = text.charAt(0) == '-';
    if (negative || text.charAt(0) == '+') {
      at++;
    }
    while (at < text.length() && text.charAt(at) == '0') {
      at++;
    }
    int from = at;
    at = afterDigits(text, at);
    String integer = from == at ? "0" : text.substring(from, at);
    String fraction = "";
    if (at < text.length() && text.charAt(at) == '.') {
      from = at + 1;
      at = afterDigits(text, from);
      fraction = text.substring(from, at);
    }
    String suffix = text.substring(at);
    if (suffixEnd(suffix) < suffix.length()) {
      throw QuantityFormatException.format();
    }
    return new QuantityText(negative, integer, fraction, suffix);
  }

  private static int suffixEnd(String suffix) {
    int at = 0;
    while (at < suffix.length() && "eEinumkKMGTP".indexOf(suffix.charAt(at)) >= 0) {
      at++;
    }
    if (at < suffix.length() && (suffix.charAt(at) == '-' || suffix.charAt(at) == '+')) {
      at++;
    }
    return afterDigits(suffix, at);
  }

  private static int afterDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  BigDecimal number() {
    String plain = fraction.isEmpty() ? integer : integer + "." + fraction;
    BigDecimal number = new BigDecimal(plain);
    return negative ? number.negate() : number;
  }
}
