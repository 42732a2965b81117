package dev.kubewalk.registry.page;

import dev.kubewalk.apiserver.registry.rest.NameValidators;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The forms that texts and numbers must have, and what is said about wrong ones.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go
 */
public final class Formats {
  public static final String NOT_NEGATIVE = "must be greater than or equal to 0";
  public static final String IMMUTABLE = "field is immutable";

  private static final Pattern NAME_PART =
      Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
  private static final Pattern LABEL_1035 = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern PORT_CHARS = Pattern.compile("[-a-z0-9]+");
  private static final Pattern LETTER = Pattern.compile(".*[a-z].*");
  private static final Pattern PERCENT = Pattern.compile("[0-9]+%");
  private static final Pattern ENV_NAME = Pattern.compile("[-._a-zA-Z][-._a-zA-Z0-9]*");
  private static final Pattern CONFIG_KEY = Pattern.compile("[-._a-zA-Z0-9]+");
  private static final Pattern WILDCARD_SUBDOMAIN =
      Pattern.compile("\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
  private static final Pattern C_IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Formats() {}

  public static List<String> dnsLabel(String text) {
    return NameValidators.dns1123Label(text, false);
  }

  public static List<String> dnsSubdomain(String text) {
    return NameValidators.dns1123Subdomain(text, false);
  }

  /** A label that starts with a letter: names of services. */
  public static List<String> dns1035Label(String text) {
    List<String> problems = new ArrayList<>();
    if (text.length() > 63) {
      problems.add("must be no more than 63 characters");
    }
    if (!LABEL_1035.matcher(text).matches()) {
      problems.add("a DNS-1035 label must consist of lower case alphanumeric characters or '-',"
          + " start with an alphabetic character, and end with an alphanumeric character (e.g."
          + " 'my-name',  or 'abc-123', regex used for validation is"
          + " '[a-z]([-a-z0-9]*[a-z0-9])?')");
    }
    return problems;
  }

  /** A name with an optional DNS prefix, as label keys are. */
  public static List<String> qualifiedName(String text) {
    List<String> problems = new ArrayList<>();
    String[] parts = text.split("/", -1);
    String name = parts[parts.length - 1];
    if (parts.length == 2) {
      if (parts[0].isEmpty()) {
        problems.add("prefix part must be non-empty");
      } else {
        dnsSubdomain(parts[0]).forEach(problem -> problems.add("prefix part " + problem));
      }
    } else if (parts.length > 2) {
      problems.add("a qualified name " + nameText()
          + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
      return problems;
    }
    if (name.isEmpty()) {
      problems.add("name part must be non-empty");
    } else if (name.length() > 63) {
      problems.add("name part must be no more than 63 characters");
    }
    if (!NAME_PART.matcher(name).matches()) {
      problems.add("name part " + nameText());
    }
    return problems;
  }

  private static String nameText() {
    return "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with"
        + " an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
        + " validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
  }

  public static List<String> labelValue(String text) {
    List<String> problems = new ArrayList<>();
    if (text.length() > 63) {
      problems.add("must be no more than 63 characters");
    }
    if (!text.isEmpty() && !NAME_PART.matcher(text).matches()) {
      problems.add("a valid label must be an empty string or consist of alphanumeric characters,"
          + " '-', '_' or '.', and must start and end with an alphanumeric character (e.g."
          + " 'MyValue',  or 'my_value',  or '12345', regex used for validation is"
          + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
    }
    return problems;
  }

  public static List<String> port(long number) {
    return number >= 1 && number <= 65535
        ? List.of()
        : List.of("must be between 1 and 65535, inclusive");
  }

  /** An IANA service name. */
  public static List<String> portName(String name) {
    List<String> problems = new ArrayList<>();
    if (name.length() > 15) {
      problems.add("must be no more than 15 characters");
    }
    if (!PORT_CHARS.matcher(name).matches()) {
      problems.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
    }
    if (!LETTER.matcher(name).matches()) {
      problems.add("must contain at least one letter or number (a-z, 0-9)");
    }
    if (name.contains("--")) {
      problems.add("must not contain consecutive hyphens");
    }
    if (name.startsWith("-") || name.endsWith("-")) {
      problems.add("must not begin or end with a hyphen");
    }
    return problems;
  }

  public static List<String> ip(String text) {
    return isIp(text) ? List.of() : List.of("must be a valid IP address, (e.g. 10.9.8.7)");
  }

  public static boolean isIp(String text) {
    return isIpv4(text) || isIpv6(text);
  }

  public static boolean isIpv4(String text) {
    if (!IPV4.matcher(text).matches()) {
      return false;
    }
    for (String part : text.split("\\.", -1)) {
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  public static boolean isIpv6(String text) {
    if (!IPV6.matcher(text).matches()) {
      return false;
    }
    try {
      java.net.InetAddress.getByName(text);
      return true;
    } catch (java.net.UnknownHostException e) {
      return false;
    }
  }

  /** True for {@code 12%}. */
  public static boolean isPercent(String text) {
    return PERCENT.matcher(text).matches();
  }

  public static List<String> percent(String text) {
    return isPercent(text)
        ? List.of()
        : List.of("a valid percent string must be a numeric string followed by an ending '%' (e.g."
            + " '1%',  or '93%', regex used for validation is '[0-9]+%')");
  }

  public static List<String> envName(String text) {
    List<String> problems = new ArrayList<>();
    if (!ENV_NAME.matcher(text).matches()) {
      problems.add("a valid environment variable name must consist of alphabetic characters,"
          + " digits, '_', '-', or '.', and must not start with a digit (e.g. 'my.env-name',  or"
          + " 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation is"
          + " '[-._a-zA-Z][-._a-zA-Z0-9]*')");
    }
    problems.addAll(dots(text));
    return problems;
  }

  /** A key of a ConfigMap or Secret. */
  public static List<String> configKey(String text) {
    List<String> problems = new ArrayList<>();
    if (text.length() > 253) {
      problems.add("must be no more than 253 characters");
    }
    if (!CONFIG_KEY.matcher(text).matches()) {
      problems.add("a valid config key must consist of alphanumeric characters, '-', '_' or '.'"
          + " (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is"
          + " '[-._a-zA-Z0-9]+')");
    }
    problems.addAll(dots(text));
    return problems;
  }

  private static List<String> dots(String text) {
    if (text.equals(".")) {
      return List.of("must not be '.'");
    }
    if (text.equals("..")) {
      return List.of("must not be '..'");
    }
    return text.startsWith("..") ? List.of("must not start with '..'") : List.of();
  }

  public static List<String> wildcardSubdomain(String text) {
    return WILDCARD_SUBDOMAIN.matcher(text).matches()
        ? List.of()
        : List.of("a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS"
            + " subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and"
            + " end with an alphanumeric character (e.g. '*.example.com', regex used for validation"
            + " is '\\*\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
  }

  public static boolean isIdentifier(String text) {
    return C_IDENTIFIER.matcher(text).matches();
  }

  /** The network {@code a.b.c.d/n}, or its IPv6 form. */
  public static boolean isCidr(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !isIp(text.substring(0, slash))) {
      return false;
    }
    String bits = text.substring(slash + 1);
    int most = text.contains(":") ? 128 : 32;
    return bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= most;
  }
}
