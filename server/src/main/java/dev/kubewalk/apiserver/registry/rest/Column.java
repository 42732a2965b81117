package dev.kubewalk.apiserver.registry.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.time.Instant;
import java.util.function.Function;

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

  /** A cell that the object alone decides, whenever it is shown. */
  public record Timeless(Function<Unstructured, JsonNode> value) implements Cell {
    @Override
    public JsonNode of(Unstructured object, Instant now) {
      return value.apply(object);
    }
  }

  /** A cell that tells how long ago something was: the object decides since when. */
  public interface Ageing extends Cell {
    /** The moment that is counted from; null when there is none yet. */
    Instant since(Unstructured object);

    JsonNode at(Instant since, Instant now);

    @Override
    default JsonNode of(Unstructured object, Instant now) {
      return at(since(object), now);
    }
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
        new Timeless(object -> JsonNodeFactory.instance.textNode(cell.of(object))));
  }

  /** The same column, shown by {@code -o wide} only. */
  public Column wide() {
    return new Column(name, type, format, description, 1, cell);
  }
}
