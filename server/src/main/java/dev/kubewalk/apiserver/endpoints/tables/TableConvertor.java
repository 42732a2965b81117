package dev.kubewalk.apiserver.endpoints.tables;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.registry.rest.Column;
import dev.kubewalk.apiserver.registry.rest.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the column definitions and rows of one kind's Tables.
 *
 * <p>Go: pkg/printers/storage/storage.go (TableConvertor); for kinds without columns
 * staging/src/k8s.io/apiserver/pkg/registry/rest/table.go (defaultTableConvertor)
 */
public final class TableConvertor {
  private static final String NAME_DESCRIPTION =
      "Name must be unique within a namespace. Is required when creating resources, although some"
          + " resources may allow a client to request the generation of an appropriate name"
          + " automatically. Name is primarily intended for creation idempotence and configuration"
          + " definition. Cannot be updated. More info:"
          + " http://kubernetes.io/docs/user-guide/identifiers#names";
  private static final String CREATED_DESCRIPTION =
      "CreationTimestamp is a timestamp representing the server time when this object was created."
          + " It is not guaranteed to be set in happens-before order across separate operations."
          + " Clients may not set this value. It is represented in RFC3339 form and is in"
          + " UTC.\n\nPopulated by the system. Read-only. Null for lists. More info:"
          + " https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md"
          + "#metadata";

  private final Resource resource;
  private final List<Column> columns;
  private final ArrayNode definitions;

  public TableConvertor(Resource resource) {
    this.resource = requireNonNull(resource, "resource is null");
    List<Column> all = new ArrayList<>();
    if (!resource.hasNameAmongColumns()) {
      all.add(name());
    }
    all.addAll(resource.columns().isEmpty() ? List.of(createdAt()) : resource.columns());
    this.columns = List.copyOf(all);
    this.definitions = definitions(columns);
  }

  private static Column name() {
    return new Column(
        "Name",
        "string",
        "name",
        NAME_DESCRIPTION,
        0,
        new Column.Timeless(object -> JsonNodeFactory.instance.textNode(object.name())));
  }

  private static Column createdAt() {
    return new Column(
        "Created At", "date", "", CREATED_DESCRIPTION, 0, new Column.Timeless(object -> {
          JsonNode created = object.at("metadata.creationTimestamp");
          return created.isMissingNode() ? JsonNodeFactory.instance.nullNode() : created;
        }));
  }

  private static ArrayNode definitions(List<Column> columns) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Column column : columns) {
      ObjectNode definition = list.addObject();
      definition.put("name", column.name());
      definition.put("type", column.type());
      definition.put("format", column.format());
      definition.put("description", column.description());
      definition.put("priority", column.priority());
    }
    return list;
  }

  /** The column definitions; not to be changed. */
  public ArrayNode definitions() {
    return definitions;
  }

  /** True when rows can be kept: no cell but plain ages depends on when it is shown. */
  public boolean keepsRows() {
    return columns.stream()
        .map(Column::cell)
        .allMatch(cell -> cell instanceof Column.Timeless || cell instanceof Column.Ageing);
  }

  /**
   * The row of an object, to be kept with it; only when {@link #keepsRows}.
   *
   * @param shown what the row carries of its object
   */
  public KeptRow keptRow(Unstructured object, ObjectNode shown) {
    KeptRow.Builder row = new KeptRow.Builder("{\"cells\":[");
    String separator = "";
    for (Column column : columns) {
      row.text(separator);
      if (column.cell() instanceof Column.Ageing age) {
        row.age(age, age.since(object));
      } else {
        row.text(column.cell().of(object, Instant.EPOCH).toString());
      }
      separator = ",";
    }
    ObjectNode end = JsonNodeFactory.instance.objectNode();
    addConditions(end, object);
    end.set("object", shown);
    return row.text("],").text(end.toString().substring(1)).build();
  }

  /** Tells in the row of {@code object}, which is in the hub version, that it has ended. */
  public void addConditions(ObjectNode row, Unstructured object) {
    resource
        .rowCondition(object)
        .ifPresent(condition -> row.putArray("conditions")
            .addObject()
            .put("type", "Completed")
            .put("status", "True")
            .put("reason", condition.reason())
            .put("message", condition.message()));
  }

  /** The cells of one object's row; {@code now} is what ages are counted from. */
  public ArrayNode cells(Unstructured object, Instant now) {
    ArrayNode cells = JsonNodeFactory.instance.arrayNode();
    for (Column column : columns) {
      cells.add(column.cell().of(object, now));
    }
    return cells;
  }
}
