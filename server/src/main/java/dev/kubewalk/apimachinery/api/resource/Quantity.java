package dev.kubewalk.apimachinery.api.resource;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An amount with a suffix, exact to a billionth. Its text is canonical: no fraction, the largest
 * suffix that needs none, and the family of suffixes it was written in. A text that was canonical
 * already is kept as it came.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/api/resource/quantity.go (Quantity)
 */
public final class Quantity implements Comparable<Quantity> {
  /** The families of suffixes. */
  public enum Format {
    /** {@code 1e3}. */
    DECIMAL_EXPONENT,
    /** {@code 1Ki}, powers of two. */
    BINARY_SI,
    /** {@code 1k}, powers of ten. */
    DECIMAL_SI
  }

  public static final Quantity ZERO = new Quantity(BigDecimal.ZERO, Format.DECIMAL_SI, "0");

  private static final int NANO = 9;
  private static final int SAFE_DIGITS = 18;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
  private static final BigInteger KIBI_INTEGER = BigInteger.valueOf(1024);

  private final BigDecimal value;
  private final Format format;
  private final String text;

  private Quantity(BigDecimal value, Format format, String text) {
    this.value = requireNonNull(value);
    this.format = requireNonNull(format);
    this.text = text.isEmpty() ? canonical(value, format) : text;
  }

  public static Quantity of(long value) {
    return new Quantity(BigDecimal.valueOf(value), Format.DECIMAL_SI, "");
  }

  public static Quantity ofMilli(long value) {
    return new Quantity(BigDecimal.valueOf(value, 3), Format.DECIMAL_SI, "");
  }

  public static Quantity of(BigDecimal value, Format format) {
    return new Quantity(value, format, "");
  }

  /**
   * Reads a quantity.
   *
   * @throws QuantityFormatException when {@code text} is none
   */
  public static Quantity parse(String text) {
    if (text.equals("0")) {
      return ZERO;
    }
    QuantityText parts = QuantityText.split(text);
    Suffix suffix = Suffix.interpret(parts.suffix());
    boolean binary = suffix.format() == Format.BINARY_SI;
    BigDecimal number = parts.number();
    boolean isCanonical = fitsLong(parts, suffix) && isCanonical(parts, suffix);
    if (isCanonical) {
      return new Quantity(scaled(number, suffix), suffix.format(), text);
    }
    BigDecimal value = scaled(number, suffix);
    if (value.signum() != 0 && value.scale() > NANO) {
      value = value.setScale(NANO, RoundingMode.UP);
    }
    Format format = suffix.format();
    if (binary && value.abs().compareTo(LARGEST) > 0) {
      value = value.signum() < 0 ? LARGEST.negate() : LARGEST;
    }
    if (binary && value.signum() != 0 && value.abs().compareTo(BigDecimal.ONE) < 0) {
      format = Format.DECIMAL_SI;
    }
    return new Quantity(value, format, "");
  }

  private static BigDecimal scaled(BigDecimal number, Suffix suffix) {
    return suffix.format() == Format.BINARY_SI
        ? number.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(suffix.exponent())))
        : number.scaleByPowerOfTen(suffix.exponent());
  }

  /** True when the number is small enough for Go's fast way, which may keep the text. */
  private static boolean fitsLong(QuantityText parts, Suffix suffix) {
    int digits = parts.integer().length() + parts.fraction().length();
    if (suffix.format() == Format.BINARY_SI) {
      int precision = 15 - digits - (int) (suffix.exponent() * 3f / 10) - 1;
      return parts.fraction().isEmpty() && precision >= 0;
    }
    return digits <= SAFE_DIGITS && suffix.exponent() - parts.fraction().length() >= -NANO;
  }

  private static boolean isCanonical(QuantityText parts, Suffix suffix) {
    String digits = parts.integer() + parts.fraction();
    if (suffix.format() == Format.BINARY_SI) {
      // A number that is no multiple of 8 cannot take the next larger suffix.
      return (Long.parseLong(digits) & 0x07) != 0;
    }
    int scale = suffix.exponent() - parts.fraction().length();
    return scale % 3 == 0 && !digits.endsWith("000") && digits.charAt(0) != '0';
  }

  private static String canonical(BigDecimal value, Format wanted) {
    if (value.signum() == 0) {
      return "0";
    }
    boolean whole = value.stripTrailingZeros().scale() <= 0;
    if (wanted == Format.BINARY_SI && whole && value.abs().compareTo(KIBI) >= 0) {
      BigInteger number = value.toBigIntegerExact();
      int exponent = 0;
      while (exponent < 60 && number.remainder(KIBI_INTEGER).signum() == 0) {
        number = number.divide(KIBI_INTEGER);
        exponent += 10;
      }
      return number + new Suffix(exponent, Format.BINARY_SI).write();
    }
    Format format = wanted == Format.BINARY_SI ? Format.DECIMAL_SI : wanted;
    BigDecimal stripped = value.stripTrailingZeros();
    int exponent = Math.floorDiv(-stripped.scale(), 3) * 3;
    if (format == Format.DECIMAL_SI) {
      exponent = Math.min(exponent, 18);
    }
    BigInteger number = stripped.scaleByPowerOfTen(-exponent).toBigIntegerExact();
    return number + new Suffix(exponent, format).write();
  }

  public BigDecimal asBigDecimal() {
    return value;
  }

  public Format format() {
    return format;
  }

  /** The value as a whole number, rounded away from zero, capped at the largest long. */
  public long value() {
    return capped(value);
  }

  /** The value in thousandths, rounded away from zero. */
  public long milliValue() {
    return capped(value.scaleByPowerOfTen(3));
  }

  private static long capped(BigDecimal number) {
    BigInteger whole = number.setScale(0, RoundingMode.UP).toBigInteger();
    return whole.bitLength() < Long.SIZE ? whole.longValue() : Long.MAX_VALUE;
  }

  public int sign() {
    return value.signum();
  }

  public boolean isZero() {
    return value.signum() == 0;
  }

  /** The sum; it takes the other's format when this is zero, as in Go. */
  public Quantity add(Quantity other) {
    return new Quantity(value.add(other.value), isZero() ? other.format : format, "");
  }

  public Quantity subtract(Quantity other) {
    return new Quantity(value.subtract(other.value), isZero() ? other.format : format, "");
  }

  public Quantity negate() {
    return new Quantity(value.negate(), format, "");
  }

  /** Rounded up to thousandths, the finest that pods may ask for. */
  public Quantity roundUpToMilli() {
    return value.scale() <= 3 ? this : new Quantity(value.setScale(3, RoundingMode.UP), format, "");
  }

  @Override
  public int compareTo(Quantity other) {
    return value.compareTo(other.value);
  }

  /** Equal amounts are equal, however they are written. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Quantity that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return value.stripTrailingZeros().hashCode();
  }

  /** With its fields, as some error messages show it. */
  public String goString() {
    boolean binary = format == Format.BINARY_SI;
    String kind = switch (format) {
      case DECIMAL_EXPONENT -> "DecimalExponent";
      case BINARY_SI -> "BinarySI";
      case DECIMAL_SI -> "DecimalSI";
    };
    return "resource.Quantity{i:resource.int64Amount{value:"
        + (binary ? value.toBigInteger() : value.unscaledValue())
        + ", scale:"
        + (binary ? 0 : -value.scale())
        + "}, d:resource.infDecAmount{Dec:(*inf.Dec)(nil)}, s:\""
        + text
        + "\", Format:\""
        + kind
        + "\"}";
  }

  /** The text as it is written to clients. */
  @Override
  public String toString() {
    return text;
  }
}
