package dev.kubewalk.registry.page;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Quantities such as {@code 100m}, {@code 1Gi} and {@code 2e3}, as numbers.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go (ParseQuantity)
 */
public final class Quantities {
  private static final Map<String, BigDecimal> SUFFIXES = Map.ofEntries(
      Map.entry("", BigDecimal.ONE),
      Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
      Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
      Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
      Map.entry("k", BigDecimal.TEN.pow(3)),
      Map.entry("M", BigDecimal.TEN.pow(6)),
      Map.entry("G", BigDecimal.TEN.pow(9)),
      Map.entry("T", BigDecimal.TEN.pow(12)),
      Map.entry("P", BigDecimal.TEN.pow(15)),
      Map.entry("E", BigDecimal.TEN.pow(18)),
      Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
      Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
      Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
      Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
      Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
      Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

  private Quantities() {}

  /** The number; 0 for what is no quantity, which decoding has refused before. */
  public static BigDecimal parse(String text) {
    int end = 0;
    while (end < text.length() && "+-.0123456789".indexOf(text.charAt(end)) >= 0) {
      end++;
    }
    String suffix = text.substring(end);
    try {
      if (suffix.length() > 1
          && (suffix.charAt(0) == 'e' || suffix.charAt(0) == 'E')
          && !suffix.equals("Ei")) {
        return new BigDecimal(text);
      }
      return new BigDecimal(text.substring(0, end))
          .multiply(SUFFIXES.getOrDefault(suffix, BigDecimal.ZERO));
    } catch (NumberFormatException e) {
      return BigDecimal.ZERO;
    }
  }

  public static int compare(String one, String other) {
    return parse(one).compareTo(parse(other));
  }
}
