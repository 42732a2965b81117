package dev.kubewalk.tracer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps secrets out of recordings.
 *
 * <p>A name is secret when one of its words is (token, key, password, secret, data, bearer,
 * credential, cookie), unless its last word says that the value is about the secret and not the
 * secret itself: a file name, a count, a time to live. Texts that look like secrets (a PEM private
 * key, a JSON web token, a bearer header) are redacted whatever their name.
 */
final class Redaction {

  static final String REDACTED = "(redacted)";

  private static final Set<String> SECRET_WORDS = Set.of(
      "token",
      "tokens",
      "key",
      "keys",
      "password",
      "passwords",
      "passwd",
      "secret",
      "secrets",
      "data",
      "bearer",
      "credential",
      "credentials",
      "cookie");
  private static final Set<String> HARMLESS_ENDINGS = Set.of(
      "file",
      "files",
      "path",
      "paths",
      "dir",
      "directory",
      "name",
      "names",
      "count",
      "size",
      "bits",
      "type",
      "ttl",
      "expiration",
      "lookup",
      "algorithm",
      "enabled",
      "generated",
      "webhook",
      "version",
      "prefix");
  private static final Pattern WORD_BOUNDARY =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern SECRET_TEXT = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"
      + "|\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*"
      + "|(?i)\\bbearer\\s+\\S{8,}");

  private Redaction() {}

  static boolean isSecretName(String name) {
    List<String> words = Arrays.stream(WORD_BOUNDARY.split(name))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
    return !words.isEmpty()
        && words.stream().anyMatch(SECRET_WORDS::contains)
        && !HARMLESS_ENDINGS.contains(words.get(words.size() - 1));
  }

  static boolean isSecretText(String text) {
    // Nearly every text is ruled out here; the pattern is slow.
    boolean candidate = text.contains("-----BEGIN")
        || text.contains("eyJ")
        || text.contains("earer ")
        || text.contains("EARER ");
    return candidate && SECRET_TEXT.matcher(text).find();
  }
}
