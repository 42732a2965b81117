package dev.kubewalk.registry.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Columns of Tables, in the words of the pages. A column's description is found under the kind's
 * plural and the column's name; see {@link Column}.
 *
 * <p>Go: pkg/printers/internalversion/printers.go (AddHandlers)
 */
public final class Cells {
  public static final String NONE = "<none>";
  public static final String UNKNOWN = "<unknown>";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Cells() {}

  public static Column text(String name, Column.TextCell cell) {
    return Column.string(name, "", cell);
  }

  /** A text column that shows the field at {@code path} as it is. */
  public static Column field(String name, String path) {
    return text(name, object -> object.stringAt(path));
  }

  public static Column number(String name, ToLongFunction<Unstructured> value) {
    return typed(name, "integer", timeless(o -> NODES.numberNode(value.applyAsLong(o))));
  }

  /** A number column that shows the field at {@code path}, 0 when it is missing. */
  public static Column number(String name, String path) {
    return number(name, object -> object.longAt(path));
  }

  public static Column bool(String name, Predicate<Unstructured> value) {
    return typed(name, "boolean", timeless(o -> NODES.booleanNode(value.test(o))));
  }

  public static Column typed(String name, String type, Column.Cell cell) {
    return new Column(name, type, "", "", 0, cell);
  }

  /** Any value under a column that is declared as text. */
  public static Column node(String name, Function<Unstructured, JsonNode> value) {
    return typed(name, "string", timeless(value));
  }

  public static Column age() {
    return since("Age", "metadata.creationTimestamp");
  }

  /** How long ago the time at {@code path} was. */
  public static Column since(String name, String path) {
    return typed(name, "string", new Age(path));
  }

  private static Column.Cell timeless(Function<Unstructured, JsonNode> value) {
    return new Column.Timeless(value);
  }

  private record Age(String path) implements Column.Ageing {
    @Override
    public Instant since(Unstructured object) {
      String time = object.stringAt(path);
      return time.isEmpty() ? null : Instant.parse(time);
    }

    @Override
    public JsonNode at(Instant since, Instant now) {
      return NODES.textNode(since == null ? UNKNOWN : human(Duration.between(since, now)));
    }
  }

  /** How long ago {@code time} was, as people say it. */
  public static String since(String time, Instant now) {
    if (time.isEmpty()) {
      return UNKNOWN;
    }
    return human(Duration.between(Instant.parse(time), now));
  }

  /**
   * A duration in one or two units, coarser the longer it is.
   *
   * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/duration/duration.go (HumanDuration)
   */
  public static String human(Duration d) {
    // Part of a second counts as none, before now as after it: toSeconds would round down.
    long seconds = d.toMillis() / 1000;
    if (seconds < -1) {
      return "<invalid>";
    }
    if (seconds < 0) {
      return "0s";
    }
    if (seconds < 120) {
      return seconds + "s";
    }
    long minutes = d.toMinutes();
    if (minutes < 10) {
      return units(minutes, "m", seconds % 60, "s");
    }
    if (minutes < 180) {
      return minutes + "m";
    }
    long hours = d.toHours();
    if (hours < 8) {
      return units(hours, "h", minutes % 60, "m");
    }
    if (hours < 48) {
      return hours + "h";
    }
    if (hours < 24 * 8) {
      return units(hours / 24, "d", hours % 24, "h");
    }
    if (hours < 24 * 365 * 2) {
      return hours / 24 + "d";
    }
    if (hours < 24 * 365 * 8) {
      return units(hours / 24 / 365, "y", hours / 24 % 365, "d");
    }
    return hours / 24 / 365 + "y";
  }

  private static String units(long big, String bigUnit, long small, String smallUnit) {
    return small == 0 ? big + bigUnit : big + bigUnit + small + smallUnit;
  }

  /** Names of the containers of the pod spec at {@code spec}. */
  public static Column containers(String spec) {
    return text("Containers", object -> joined(object, spec + ".containers", "name"))
        .wide();
  }

  public static Column images(String spec) {
    return text("Images", object -> joined(object, spec + ".containers", "image"))
        .wide();
  }

  private static String joined(Unstructured object, String list, String field) {
    return object.objectsAt(list).stream()
        .map(element -> element.stringAt(field))
        .collect(Collectors.joining(","));
  }

  /** A label selector object as {@code a=b,c in (d)}. */
  public static Column selector(String path) {
    return text("Selector", object -> LabelSelectors.format(object.at(path))).wide();
  }

  /** A map as {@code a=b,c=d}, sorted; {@code <none>} when empty. */
  public static String pairs(Map<String, String> map) {
    if (map.isEmpty()) {
      return NONE;
    }
    return new TreeMap<>(map)
        .entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining(","));
  }

  /** Text, or {@code <none>}. */
  public static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }

  public static String orUnknown(String text) {
    return text.isEmpty() ? UNKNOWN : text;
  }

  public static String orNone(List<String> texts) {
    return texts.isEmpty() ? NONE : String.join(",", texts);
  }
}
