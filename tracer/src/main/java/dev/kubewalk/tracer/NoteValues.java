package dev.kubewalk.tracer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Turns the values of notes into what a recording holds: strings, longs, doubles, booleans, lists
 * and maps of these, copied at once because the program may go on changing them.
 *
 * <p>Nothing in a recording is tied to the machine: the working directory becomes {@code .}, the
 * temporary directory {@code $TMP} and the home directory {@code ~}, the longest match first. Other
 * absolute paths, such as /var/run/kubernetes, are the server's own and stay.
 */
final class NoteValues {

  private static final int MAX_TEXT = 4000;
  private static final int MAX_ELEMENTS = 1000;
  private static final int MAX_DEPTH = 6;

  private record Place(String prefix, String replacement) {}

  private static final int MAX_KNOWN_NAMES = 10_000;

  private final List<Place> places;
  private final Map<String, Boolean> secretNames = new ConcurrentHashMap<>();

  /** Any of the three may be null or empty: then it is not replaced. */
  NoteValues(String workingDirectory, String temporaryDirectory, String home) {
    this.places = Stream.of(
            place(temporaryDirectory, "$TMP"), place(workingDirectory, "."), place(home, "~"))
        .filter(place -> place.prefix().length() > 1)
        .sorted(
            Comparator.comparingInt((Place place) -> place.prefix().length()).reversed())
        .toList();
  }

  static NoteValues ofThisProcess() {
    return new NoteValues(
        System.getProperty("user.dir"),
        System.getProperty("java.io.tmpdir"),
        System.getProperty("user.home"));
  }

  Object of(String name, Object value) {
    return of(name, value, 0);
  }

  String text(String text) {
    if (Redaction.isSecretText(text)) {
      return Redaction.REDACTED;
    }
    String shortened = text;
    for (Place place : places) {
      shortened = replace(shortened, place);
    }
    if (shortened.length() > MAX_TEXT) {
      return shortened.substring(0, MAX_TEXT) + "… (" + (shortened.length() - MAX_TEXT) + " more)";
    }
    return shortened;
  }

  private Object of(String name, Object value, int depth) {
    if (value == null || value instanceof Boolean) {
      return value;
    }
    if (isSecretName(name)) {
      return Redaction.REDACTED;
    }
    if (value instanceof Long || value instanceof Integer || value instanceof Short) {
      return ((Number) value).longValue();
    }
    if (value instanceof Double || value instanceof Float) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof Collection<?> collection && depth < MAX_DEPTH) {
      return list(collection, depth);
    }
    if (value instanceof Map<?, ?> map && depth < MAX_DEPTH) {
      return map(map, depth);
    }
    return text(value.toString());
  }

  private List<Object> list(Collection<?> collection, int depth) {
    List<Object> copy = new ArrayList<>();
    for (Object element : collection) {
      if (copy.size() == MAX_ELEMENTS) {
        break;
      }
      copy.add(of("", element, depth + 1));
    }
    return copy;
  }

  private Map<String, Object> map(Map<?, ?> map, int depth) {
    Map<String, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (copy.size() == MAX_ELEMENTS) {
        break;
      }
      String key = String.valueOf(entry.getKey());
      copy.put(text(key), of(key, entry.getValue(), depth + 1));
    }
    return copy;
  }

  /** Names of notes are constants nearly always, so what was found out is kept. */
  private boolean isSecretName(String name) {
    Boolean known = secretNames.get(name);
    if (known == null) {
      known = Redaction.isSecretName(name);
      if (secretNames.size() < MAX_KNOWN_NAMES) {
        secretNames.put(name, known);
      }
    }
    return known;
  }

  private static Place place(String directory, String replacement) {
    if (directory == null || directory.isEmpty()) {
      return new Place("", replacement);
    }
    return new Place(Path.of(directory).toAbsolutePath().normalize().toString(), replacement);
  }

  /** Replaces the directory where it is a whole path or followed by a separator. */
  private static String replace(String text, Place place) {
    int at = text.indexOf(place.prefix());
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int from = 0;
    while (at >= 0) {
      int end = at + place.prefix().length();
      boolean startsPath = at == 0 || !isPathCharacter(text.charAt(at - 1));
      boolean endsName = end == text.length() || !isNameCharacter(text.charAt(end));
      out.append(text, from, at);
      out.append(startsPath && endsName ? place.replacement() : place.prefix());
      from = end;
      at = text.indexOf(place.prefix(), from);
    }
    return out.append(text, from, text.length()).toString();
  }

  private static boolean isNameCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
  }

  private static boolean isPathCharacter(char c) {
    return isNameCharacter(c) || c == '/';
  }
}
