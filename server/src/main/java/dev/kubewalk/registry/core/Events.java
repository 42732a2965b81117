package dev.kubewalk.registry.core;

import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Cells.node;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Cells.typed;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.Column;
import dev.kubewalk.apiserver.registry.rest.DeleteRules;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ResourceBuilder;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import dev.kubewalk.registry.page.Cells;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** v1 Event. Go: pkg/registry/core/event, pkg/apis/core/validation/events.go. */
public final class Events {
  private static final Defaults DEFAULTS =
      defaults().include(event -> event.ensureObject("source"));

  private Events() {}

  static Resource define() {
    ResourceBuilder page = Resource.of("", "events", "Event")
        .shortNames("ev")
        .namespaced()
        .version("v1", DEFAULTS)
        .createsOnUpdate()
        .strategy(strategy())
        .names(NameValidators::pathSegment)
        .deletes(DeleteRules.PLAIN.withoutDependents())
        .expires()
        .columnsWithName(columns());
    for (String name :
        List.of("kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath")) {
      String path = "involvedObject." + name;
      page.selectable(path, event -> event.stringAt(path));
    }
    return page.selectable("reason", event -> event.stringAt("reason"))
        .selectable("source", Events::sourceOrController)
        .selectable("type", event -> event.stringAt("type"))
        .build();
  }

  private static String sourceOrController(Unstructured event) {
    String source = event.stringAt("source.component");
    return source.isEmpty() ? event.stringAt("reportingComponent") : source;
  }

  /** Shared with the events of events.k8s.io, which are the same objects. */
  public static Strategy strategy() {
    return rules().checks(Events::validate);
  }

  /** The columns, Name among them. */
  public static Column[] columns() {
    return new Column[] {
      last("Last Seen"),
      field("Type", "type"),
      field("Reason", "reason"),
      text("Object", Events::involved),
      field("Subobject", "involvedObject.fieldPath").wide(),
      text("Source", Events::source).wide(),
      text("Message", event -> event.stringAt("message").strip()),
      typed(
              "First Seen",
              "string",
              (event, now) -> JsonNodeFactory.instance.textNode(first(event, now)))
          .wide(),
      node("Count", event -> IntNode.valueOf(event.intAt("count"))).wide(),
      new Column(
          "Name",
          "string",
          "name",
          "",
          1,
          (event, now) -> JsonNodeFactory.instance.textNode(event.name()))
    };
  }

  private static String involved(Unstructured event) {
    String kind = event.stringAt("involvedObject.kind").toLowerCase(Locale.ROOT);
    String name = event.stringAt("involvedObject.name");
    return name.isEmpty() ? kind : kind + "/" + name;
  }

  private static Column last(String name) {
    return typed(
        name, "string", (event, now) -> JsonNodeFactory.instance.textNode(last(event, now)));
  }

  private static String first(Unstructured event, Instant now) {
    String time = event.stringAt("firstTimestamp");
    return Cells.since(time.isEmpty() ? event.stringAt("eventTime") : time, now);
  }

  private static String last(Unstructured event, Instant now) {
    String time = event.stringAt("lastTimestamp");
    return time.isEmpty() ? first(event, now) : Cells.since(time, now);
  }

  private static String source(Unstructured event) {
    String component = event.stringAt("source.component");
    String host = event.stringAt("source.host");
    return host.isEmpty() ? component : component + ", " + host;
  }

  private static void validate(Scope event) {
    String namespace = event.object().namespace();
    String involved = event.text("involvedObject.namespace");
    if (event.has("eventTime")) {
      validateNew(event);
    }
    if (involved.isEmpty()) {
      if (!namespace.isEmpty() && !namespace.equals("default")) {
        mismatch(event);
      }
    } else if (!namespace.equals(involved)) {
      mismatch(event);
    }
  }

  private static void mismatch(Scope event) {
    event.add(FieldError.invalid(
        "involvedObject.namespace",
        event.text("involvedObject.namespace"),
        "does not match event.namespace"));
  }

  /** Events with an eventTime come from newer reporters, which say more. */
  private static void validateNew(Scope event) {
    String reporter = event.text("reportingComponent");
    if (reporter.isEmpty()) {
      event.required("reportingController", "");
    }
    Formats.qualifiedName(reporter)
        .forEach(p -> event.add(FieldError.invalid("reportingController", reporter, p)));
    tooLong(event, "reportingInstance", 128, true);
    tooLong(event, "action", 128, true);
    tooLong(event, "reason", 128, true);
    tooLong(event, "message", 1024, false);
  }

  private static void tooLong(Scope event, String field, int max, boolean required) {
    if (required && event.text(field).isEmpty()) {
      event.required(field, "");
    }
    if (event.text(field).length() > max) {
      event.add(FieldError.invalid(field, "", "can have at most " + max + " characters"));
    }
  }
}
