package dev.kubewalk.apiserver.registry.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.time.Instant;

/**
 * A column of a kind's Table.
 *
 * @param type string, integer, number, boolean or date
 * @param format {@code name} for the name column, else empty
 * @param priority 0 is always shown, above that only by {@code -o wide}
 *     <p>Go: pkg/printers/internalversion/printers.go (AddHandlers)
 */
public record Column(
    String name, String type, String format, String description, int priority, Cell cell) {

  /** Computes a cell; {@code now} is what ages are counted from. */
  @FunctionalInterface
  public interface Cell {
    JsonNode of(Unstructured object, Instant now);
  }

  /** Computes a text cell. */
  @FunctionalInterface
  public interface TextCell {
    String of(Unstructured object);
  }

  public static Column string(String name, String description, TextCell cell) {
    return new Column(
        name,
        "string",
        "",
        description,
        0,
        (object, now) -> JsonNodeFactory.instance.textNode(cell.of(object)));
  }

  /** The same column, shown by {@code -o wide} only. */
  public Column wide() {
    return new Column(name, type, format, description, 1, cell);
  }
}
