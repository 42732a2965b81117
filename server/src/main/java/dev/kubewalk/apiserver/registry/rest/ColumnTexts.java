package dev.kubewalk.apiserver.registry.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Descriptions of Table columns, by plural and column name, from {@code columns.properties}: the
 * pages stay short, and the texts stand together.
 */
final class ColumnTexts {
  private static final String FILE = "columns.properties";
  private static final Map<String, String> TEXTS = load();

  private ColumnTexts() {}

  static List<Column> describe(String plural, List<Column> columns) {
    return columns.stream().map(column -> describe(plural, column)).toList();
  }

  private static Column describe(String plural, Column column) {
    if (!column.description().isEmpty()) {
      return column;
    }
    String name = column.name().replace(' ', '_');
    String text = TEXTS.getOrDefault(plural + "." + name, TEXTS.getOrDefault("*." + name, ""));
    return new Column(
        column.name(), column.type(), column.format(), text, column.priority(), column.cell());
  }

  private static Map<String, String> load() {
    Properties texts = new Properties();
    try (InputStream in = ColumnTexts.class.getResourceAsStream(FILE);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
    return texts.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(key -> key, texts::getProperty));
  }
}
