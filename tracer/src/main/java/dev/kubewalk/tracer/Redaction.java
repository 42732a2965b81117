package dev.kubewalk.tracer;

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
  private static final Pattern SECRET_TEXT = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"
      + "|\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*"
      + "|(?i)\\bbearer\\s+\\S{8,}");

  private Redaction() {}

  /** Without a pattern, for all flags' names are asked for while the server starts. */
  static boolean isSecretName(String name) {
    boolean secret = false;
    String word = "";
    int from = 0;
    while (from < name.length()) {
      int end = endOfWord(name, from);
      if (end > from) {
        word = name.substring(from, end).toLowerCase(Locale.ROOT);
        secret |= SECRET_WORDS.contains(word);
      }
      from = Math.max(end, from + 1);
    }
    return secret && !HARMLESS_ENDINGS.contains(word);
  }

  /** Where the word that begins at {@code from} ends; there, if none begins. */
  private static int endOfWord(String name, int from) {
    int at = from;
    while (at < name.length() && isAsciiLetterOrDigit(name.charAt(at))) {
      boolean hump =
          at > from && isAsciiUpper(name.charAt(at)) && !isAsciiUpper(name.charAt(at - 1));
      if (hump) {
        return at;
      }
      at++;
    }
    return at;
  }

  private static boolean isAsciiUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return isAsciiUpper(c) || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
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
