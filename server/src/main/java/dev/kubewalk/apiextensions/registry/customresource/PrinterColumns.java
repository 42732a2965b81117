package dev.kubewalk.apiextensions.registry.customresource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Column;
import dev.kubewalk.client.util.jsonpath.JsonPath;
import dev.kubewalk.registry.page.Cells;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns that a definition asks for, or the age.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/registry/customresource/tableconvertor
 */
final class PrinterColumns {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String AGE_DESCRIPTION =
      "CreationTimestamp is a timestamp representing the server time when this object was created."
          + " It is not guaranteed to be set in happens-before order across separate operations."
          + " Clients may not set this value. It is represented in RFC3339 form and is in"
          + " UTC.\n\nPopulated by the system. Read-only. Null for lists. More info:"
          + " https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md"
          + "#metadata";

  private PrinterColumns() {}

  static Column[] of(Unstructured version) {
    List<Column> columns = new ArrayList<>();
    for (Unstructured column : version.objectsAt("additionalPrinterColumns")) {
      columns.add(column(column));
    }
    if (columns.isEmpty()) {
      columns.add(new Column(
          "Age",
          "date",
          "",
          AGE_DESCRIPTION,
          0,
          (object, now) -> date(object.at("metadata.creationTimestamp"), now)));
    }
    return columns.toArray(Column[]::new);
  }

  private static Column column(Unstructured column) {
    String path = column.stringAt("jsonPath");
    String type = column.stringAt("type");
    String description = column.stringAt("description");
    JsonPath compiled = JsonPath.relaxed(path);
    return new Column(
        column.stringAt("name"),
        type,
        column.stringAt("format"),
        description.isEmpty()
            ? "Custom resource definition column (in JSONPath format): " + path
            : description,
        column.intAt("priority"),
        (object, now) -> cell(compiled, type, object, now));
  }

  private static JsonNode cell(JsonPath path, String type, Unstructured object, Instant now) {
    List<JsonNode> found = path.find(object.node());
    if (found.isEmpty()) {
      return NODES.nullNode();
    }
    JsonNode value = found.get(0);
    return switch (type) {
      case "integer" -> value.isNumber() ? NODES.numberNode(value.asLong()) : NODES.nullNode();
      case "number" -> value.isNumber() ? value : NODES.nullNode();
      case "boolean" -> value.isBoolean() ? value : NODES.nullNode();
      case "date" -> date(value, now);
      // A null printed alone is not what it is inside of a list.
      case "string" -> NODES.textNode(value.isNull() ? "<no value>" : JsonPath.text(value));
      default -> NODES.nullNode();
    };
  }

  private static JsonNode date(JsonNode value, Instant now) {
    if (!value.isTextual()) {
      return NODES.nullNode();
    }
    try {
      return NODES.textNode(Cells.since(value.asText(), now));
    } catch (DateTimeParseException noTime) {
      return NODES.textNode("<invalid>");
    }
  }
}
