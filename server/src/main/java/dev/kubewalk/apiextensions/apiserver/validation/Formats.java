package dev.kubewalk.apiextensions.apiserver.validation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The formats of texts that are checked; others mean nothing.
 *
 * <p>Go: vendor/github.com/go-openapi/strfmt/default.go,
 * staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/validation/formats.go
 */
final class Formats {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final String IPV4 = OCTET + "(\\." + OCTET + "){3}";
  private static final String IPV6 = "[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*";
  private static final String UUID =
      "(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?%s[0-9a-f]{3}-?%s[0-9a-f]{3}-?[0-9a-f]{12}";
  private static final Map<String, Predicate<String>> CHECKS = Map.ofEntries(
      Map.entry("date-time", Formats::isDateTime),
      Map.entry("datetime", Formats::isDateTime),
      Map.entry("date", Formats::isDate),
      Map.entry("ipv4", pattern(IPV4)),
      Map.entry("ipv6", pattern(IPV6)),
      Map.entry("cidr", pattern("(" + IPV4 + "|" + IPV6 + ")/\\d{1,3}")),
      Map.entry("mac", pattern("(?i)[0-9a-f]{2}([:-][0-9a-f]{2}){5}")),
      Map.entry("uuid", pattern(UUID.formatted("[0-9a-f]", "[0-9a-f]"))),
      Map.entry("uuid3", pattern(UUID.formatted("3", "[0-9a-f]"))),
      Map.entry("uuid4", pattern(UUID.formatted("4", "[89ab]"))),
      Map.entry("uuid5", pattern(UUID.formatted("5", "[89ab]"))),
      Map.entry("email", pattern("[^@\\s]+@[^@\\s]+")),
      Map.entry("hostname", pattern("(?i)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9-]+)*\\.?")),
      Map.entry("uri", pattern("(?i)([a-z][a-z0-9+.-]*:\\S+|/\\S*)")),
      Map.entry("byte", pattern("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")),
      Map.entry("hexcolor", pattern("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")),
      Map.entry("bsonobjectid", pattern("(?i)[0-9a-f]{24}")),
      Map.entry("duration", pattern("\\s*[+-]?(\\d+(\\.\\d+)?\\s*[a-zµ]+\\s*)+")));

  private Formats() {}

  static boolean allows(String format, String text) {
    Predicate<String> check = CHECKS.get(format);
    return check == null || check.test(text);
  }

  private static Predicate<String> pattern(String regex) {
    return Pattern.compile(regex).asMatchPredicate();
  }

  private static boolean isDateTime(String text) {
    try {
      return OffsetDateTime.parse(text.toUpperCase(java.util.Locale.ROOT)) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isDate(String text) {
    try {
      return LocalDate.parse(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
