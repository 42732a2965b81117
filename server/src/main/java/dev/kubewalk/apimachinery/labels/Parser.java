package dev.kubewalk.apimachinery.labels;

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
      if (token.equals(",")) {
        throw unable("found '" + token + "', expected: identifier after ','");
      }
      requirements.add(requirement());
      String separator = next();
      if (separator.isEmpty()) {
        return requirements;
      }
      if (!separator.equals(",")) {
        throw unable("found '" + separator + "', expected: ',' or 'end of string'");
      }
      if (peek().isEmpty()) {
        throw unable("found '', expected: identifier after ','");
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

  private String key() {
    String token = next();
    if (token.isEmpty() || isSpecial(token.charAt(0))) {
      throw unable("found '" + token + "', expected: identifier");
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
    while (true) {
      String token = next();
      if (token.equals(")")) {
        if (values.isEmpty()) {
          values.add("");
        }
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
      if (SYMBOLS.contains(two)) {
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
