package dev.kubewalk.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Query parameters, in the order in which they were sent.
 *
 * <p>Go: net/url (Values)
 */
public final class Query {
  private static final Query EMPTY = new Query(Map.of());

  private final Map<String, List<String>> values;

  private Query(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Reads {@code a=1&b=2}; a pair that cannot be decoded is dropped, as Go's Query() does. */
  public static Query parse(String rawQuery) {
    if (rawQuery.isEmpty()) {
      return EMPTY;
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : rawQuery.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!pair.isEmpty()) {
        add(values, name, value);
      }
    }
    return new Query(values);
  }

  private static void add(Map<String, List<String>> values, String name, String value) {
    try {
      String key = URLDecoder.decode(name, StandardCharsets.UTF_8);
      String decoded = URLDecoder.decode(value, StandardCharsets.UTF_8);
      values.computeIfAbsent(key, k -> new ArrayList<>()).add(decoded);
    } catch (IllegalArgumentException malformed) {
      // Go drops the pair too: its error is not looked at.
      return;
    }
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The first value; empty when the parameter is absent. */
  public String get(String name) {
    List<String> all = values.get(name);
    return all == null ? "" : all.get(0);
  }

  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  public Set<String> names() {
    return values.keySet();
  }
}
