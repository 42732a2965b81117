package dev.kubewalk.apimachinery.runtime.serializer.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a plain YAML scalar means.
 *
 * <p>Go: vendor/gopkg.in/yaml.v2/resolve.go (resolve)
 */
final class YamlScalars {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> TRUE =
      Set.of("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private YamlScalars() {}

  static JsonNode resolve(String text) {
    if (NULL.contains(text)) {
      return NODES.nullNode();
    } else if (TRUE.contains(text)) {
      return NODES.booleanNode(true);
    } else if (FALSE.contains(text)) {
      return NODES.booleanNode(false);
    }
    char first = text.charAt(0);
    if ("+-.0123456789".indexOf(first) < 0) {
      return NODES.textNode(text);
    }
    String plain = text.replace("_", "");
    BigInteger integer = integer(plain);
    if (integer != null && integer.bitLength() <= Long.SIZE) {
      return integer.bitLength() < Integer.SIZE
          ? NODES.numberNode(integer.intValue())
          : NODES.numberNode(integer);
    }
    return FLOAT.matcher(plain).matches() ? decimal(plain) : NODES.textNode(text);
  }

  private static BigInteger integer(String text) {
    boolean negative = text.startsWith("-");
    String digits = negative || text.startsWith("+") ? text.substring(1) : text;
    int radix = 10;
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      char second = Character.toLowerCase(digits.charAt(1));
      radix = second == 'x' ? 16 : second == 'b' ? 2 : 8;
      digits = digits.substring(second == 'x' || second == 'b' || second == 'o' ? 2 : 1);
    }
    if (digits.isEmpty() || !digits.chars().allMatch(Character::isLetterOrDigit)) {
      return null;
    }
    try {
      BigInteger value = new BigInteger(digits, radix);
      return negative ? value.negate() : value;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static JsonNode decimal(String text) {
    double value = Double.parseDouble(text);
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e21;
    return whole
        ? NODES.numberNode(new java.math.BigDecimal(value).toBigInteger())
        : NODES.numberNode(value);
  }
}
