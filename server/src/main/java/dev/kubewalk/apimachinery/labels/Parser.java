package dev.kubewalk.apimachinery.labels;

import dev.kubewalk.apimachinery.util.validation.MetadataNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Recursive descent over the query form of a selector, one method a rule.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/labels/selector.go (Parser)
 */
final class Parser {
  private static final Set<String> SYMBOLS = Set.of("=", "==", "!=", "in", "notin", "<", ">");

  private final String text;
  private int at;

  Parser(String text) {
    this.text = text;
  }

  /** requirements = requirement { "," requirement }. */
  List<Requirement> parse() {
    List<Requirement> requirements = new ArrayList<>();
    while (true) {
      String token = peek();
      if (token.isEmpty()) {
        return requirements;
      }
      if (!token.equals("!") && isSpecial(token.charAt(0))) {
        throw new IllegalArgumentException(
            "found '" + token + "', expected: !, identifier, or 'end of string'");
      }
      requirements.add(requirement());
      String separator = next();
      if (separator.isEmpty()) {
        return requirements;
      }
      if (!separator.equals(",")) {
        throw new IllegalArgumentException(
            "found '" + separator + "', expected: ',' or 'end of string'");
      }
      String after = peek();
      if (after.isEmpty() || (!after.equals("!") && isSpecial(after.charAt(0)))) {
        throw new IllegalArgumentException("found '" + after + "', expected: identifier after ','");
      }
    }
  }

  private Requirement requirement() {
    if (peek().equals("!")) {
      next();
      return new Requirement(key(), Requirement.Operator.DOES_NOT_EXIST, new TreeSet<>());
    }
    String key = key();
    String operator = peek();
    if (operator.isEmpty() || operator.equals(",")) {
      return new Requirement(key, Requirement.Operator.EXISTS, new TreeSet<>());
    }
    next();
    return checked(operator(key, operator));
  }

  private Requirement operator(String key, String operator) {
    return switch (operator) {
      case "=", "==" -> new Requirement(key, Requirement.Operator.EQUALS, exactValue());
      case "!=" -> new Requirement(key, Requirement.Operator.NOT_EQUALS, exactValue());
      case "<" -> new Requirement(key, Requirement.Operator.LESS_THAN, exactValue());
      case ">" -> new Requirement(key, Requirement.Operator.GREATER_THAN, exactValue());
      case "in" -> new Requirement(key, Requirement.Operator.IN, values());
      case "notin" -> new Requirement(key, Requirement.Operator.NOT_IN, values());
      default -> throw unable("found '" + operator + "', expected: '=', '!=', '==', 'in', notin'");
    };
  }

  private static Requirement checked(Requirement requirement) {
    boolean compares = requirement.operator() == Requirement.Operator.GREATER_THAN
        || requirement.operator() == Requirement.Operator.LESS_THAN;
    for (String value : requirement.values()) {
      if (compares && !value.matches("[+-]?[0-9]+")) {
        throw unable("for 'Gt', 'Lt' operators, the value must be an integer");
      }
      List<String> problems = MetadataNames.labelValue(value);
      if (!problems.isEmpty()) {
        throw unable("invalid label value: \""
            + value
            + "\": at key: \""
            + requirement.key()
            + "\": "
            + String.join("; ", problems));
      }
    }
    return requirement;
  }

  private String key() {
    String token = next();
    if (token.isEmpty() || isSpecial(token.charAt(0))) {
      throw unable("found '" + token + "', expected: identifier");
    }
    List<String> problems = MetadataNames.qualifiedName(token);
    if (!problems.isEmpty()) {
      throw unable("invalid label key \"" + token + "\": " + String.join("; ", problems));
    }
    return token;
  }

  private SortedSet<String> exactValue() {
    SortedSet<String> values = new TreeSet<>();
    String token = peek();
    values.add(token.isEmpty() || token.equals(",") ? "" : next());
    return values;
  }

  private SortedSet<String> values() {
    String open = next();
    if (!open.equals("(")) {
      throw unable("found '" + open + "' expected: '('");
    }
    SortedSet<String> values = new TreeSet<>();
    boolean expectsValue = true;
    while (true) {
      String token = next();
      if (expectsValue && (token.equals(")") || token.equals(","))) {
        values.add("");
      }
      expectsValue = token.equals(",");
      if (token.equals(")")) {
        return values;
      }
      if (token.isEmpty()) {
        throw unable("found '', expected: ',' or ')'");
      }
      if (!token.equals(",")) {
        values.add(token);
      }
    }
  }

  private String peek() {
    int before = at;
    String token = next();
    at = before;
    return token;
  }

  private String next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return "";
    }
    int from = at++;
    char first = text.charAt(from);
    if (isSpecial(first)) {
      String two = text.substring(from, Math.min(from + 2, text.length()));
      if (two.length() == 2 && SYMBOLS.contains(two)) {
        at++;
        return two;
      }
      return String.valueOf(first);
    }
    while (at < text.length() && !isSpecial(text.charAt(at)) && !isBlank(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c);
  }

  private static boolean isSpecial(char c) {
    return "=!(),><".indexOf(c) >= 0;
  }

  private static IllegalArgumentException unable(String why) {
    return new IllegalArgumentException("unable to parse requirement: " + why);
  }
}
