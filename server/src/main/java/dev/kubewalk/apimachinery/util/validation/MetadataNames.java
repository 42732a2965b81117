package dev.kubewalk.apimachinery.util.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is wrong with label keys and values, annotation keys and finalizers.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go (IsQualifiedName,
 * IsValidLabelValue)
 */
public final class MetadataNames {
  private static final int MAX = 63;
  private static final int MAX_PREFIX = 253;
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String PREFIX = LABEL + "(\\." + LABEL + ")*";
  private static final Pattern PREFIX_PATTERN = Pattern.compile(PREFIX);
  private static final String NAME = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String VALUE = "(" + NAME + ")?";
  private static final Pattern NAME_PATTERN = Pattern.compile(NAME);
  private static final Pattern VALUE_PATTERN = Pattern.compile(VALUE);

  private MetadataNames() {}

  /** Checks a name with an optional DNS subdomain and slash in front. */
  public static List<String> qualifiedName(String text) {
    List<String> problems = new ArrayList<>();
    String[] parts = text.split("/", -1);
    String name = parts[parts.length - 1];
    if (parts.length == 2) {
      if (parts[0].isEmpty()) {
        problems.add("prefix part must be non-empty");
      } else {
        subdomain(parts[0]).ifPresent(problem -> problems.add("prefix part " + problem));
      }
    } else if (parts.length > 2) {
      return List.of("a qualified name "
          + nameRule("MyName", "my.name", "123-abc")
          + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }
    if (name.isEmpty()) {
      problems.add("name part must be non-empty");
    } else if (name.length() > MAX) {
      problems.add("name part must be no more than " + MAX + " characters");
    }
    if (!NAME_PATTERN.matcher(name).matches()) {
      problems.add("name part " + nameRule("MyName", "my.name", "123-abc"));
    }
    return problems;
  }

  private static Optional<String> subdomain(String prefix) {
    if (prefix.length() > MAX_PREFIX) {
      return Optional.of("must be no more than " + MAX_PREFIX + " characters");
    }
    return PREFIX_PATTERN.matcher(prefix).matches()
        ? Optional.empty()
        : Optional.of(
            "a DNS-1123 subdomain must consist of lower case alphanumeric characters, '-' or '.',"
                + " and must start and end with an alphanumeric character (e.g. 'example.com',"
                + " regex used for validation is '"
                + PREFIX
                + "')");
  }

  private static String nameRule(String... examples) {
    return "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with"
        + " an alphanumeric character (e.g. '"
        + String.join("',  or '", examples)
        + "', regex used for validation is '"
        + NAME
        + "')";
  }

  public static List<String> labelValue(String value) {
    List<String> problems = new ArrayList<>();
    if (value.length() > MAX) {
      problems.add("must be no more than " + MAX + " characters");
    }
    if (!VALUE_PATTERN.matcher(value).matches()) {
      problems.add(
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
              + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
              + " 'my_value',  or '12345', regex used for validation is '"
              + VALUE
              + "')");
    }
    return problems;
  }
}
