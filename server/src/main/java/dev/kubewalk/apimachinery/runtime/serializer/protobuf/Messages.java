package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The numbers and types of the fields of every kind's protobuf message; each parsed when asked for. */
final class Messages {
  private static final String RESOURCE = "messages.tsv";

  /** How often a field stands there, and what becomes of it. */
  enum Shape {
    SINGLE,
    LIST,
    MAP,
    /** A message whose fields JSON has one level higher. */
    INLINE
  }

  /** @param type a letter for a scalar (s, b, i, t, d), else a message's name */
  record MessageField(String name, Shape shape, String type) {}

  private final Map<String, String> lines;

  private Messages(Map<String, String> lines) {
    this.lines = lines;
  }

  static Messages load() {
    try (InputStream in = Messages.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + RESOURCE);
      }
      Map<String, String> lines = new HashMap<>();
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(row -> lines.put(row[0], row[1]));
      return new Messages(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The fields of a message by their numbers; empty when there is no such message. */
  Optional<Map<Integer, MessageField>> fields(String message) {
    return Optional.ofNullable(lines.get(message)).map(Messages::parse);
  }

  private static Map<Integer, MessageField> parse(String line) {
    Map<Integer, MessageField> fields = new HashMap<>();
    for (String text : line.split(" ")) {
      if (!text.isEmpty()) {
        int equals = text.indexOf('=');
        int colon = text.indexOf(':');
        Shape shape = switch (text.charAt(colon + 1)) {
          case '*' -> Shape.LIST;
          case '%' -> Shape.MAP;
          case '+' -> Shape.INLINE;
          default -> Shape.SINGLE;
        };
        String type = text.substring(colon + (shape == Shape.SINGLE ? 1 : 2));
        int number = Integer.parseInt(text.substring(equals + 1, colon));
        fields.put(number, new MessageField(text.substring(0, equals), shape, type));
      }
    }
    return fields;
  }
}
