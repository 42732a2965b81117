package dev.kubewalk.apiserver.endpoints.handlers.options;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.fields.FieldSelector;
import dev.kubewalk.apimachinery.labels.Selector;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.generic.ListOptions;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.storage.SelectionPredicate;
import dev.kubewalk.http.Query;
import dev.kubewalk.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the query of a list, watch or deletion of a collection says.
 *
 * @param timeoutSeconds 0 when not given
 *     <p>Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go (ListOptions)
 */
public record ListQuery(ListOptions options, boolean watch, long timeoutSeconds) {
  /**
   * @param name the only name that is meant, as in a watch of one object; may be empty
   * @throws StatusException 400 when a part does not parse
   */
  public static ListQuery of(Request request, Resource resource, String name) {
    Query query = request.query();
    long timeout = number(query, "timeoutSeconds");
    long limit = number(query, "limit");
    SelectionPredicate predicate = new SelectionPredicate(
        labels(query.get("labelSelector")),
        fields(query.get("fieldSelector"), resource, name),
        (int) Math.max(0, Math.min(limit, Integer.MAX_VALUE)),
        query.get("continue"),
        flag(query, "allowWatchBookmarks"));
    return new ListQuery(
        new ListOptions(predicate, query.get("resourceVersion")), flag(query, "watch"), timeout);
  }

  private static boolean flag(Query query, String name) {
    return query.has(name) && WriteOptions.isTrue(query.get(name));
  }

  /** A 64-bit number; 0 when it is absent. */
  public static long number(Query query, String name) {
    if (!query.has(name)) {
      return 0;
    }
    String text = query.get(name);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      boolean digits = text.matches("[+-]?[0-9]+");
      throw ApiErrors.badRequest("strconv.ParseInt: parsing "
          + FieldError.quote(text)
          + ": "
          + (digits ? "value out of range" : "invalid syntax"));
    }
  }

  private static Selector labels(String text) {
    try {
      return Selector.parse(text);
    } catch (IllegalArgumentException e) {
      throw ApiErrors.badRequest(e.getMessage());
    }
  }

  private static FieldSelector fields(String text, Resource resource, String name) {
    FieldSelector selector;
    try {
      selector = FieldSelector.parse(text);
    } catch (IllegalArgumentException e) {
      throw ApiErrors.badRequest(e.getMessage());
    }
    selector.terms().forEach(term -> checkField(term.field(), resource));
    if (name.isEmpty()) {
      return selector;
    }
    FieldSelector.Term named = new FieldSelector.Term("metadata.name", true, name);
    if (!selector.matches(Map.of("metadata.name", name)) && !selector.isEmpty()) {
      throw ApiErrors.badRequest("fieldSelector metadata.name doesn't match requested name");
    }
    List<FieldSelector.Term> terms = new ArrayList<>(List.of(named));
    return new FieldSelector(terms);
  }

  private static void checkField(String field, Resource resource) {
    boolean own = resource.isCustom() || !resource.selectableFields().isEmpty();
    boolean always = field.equals("metadata.name")
        || (field.equals("metadata.namespace") && (resource.isNamespaced() || !own));
    if (always || resource.selectableFields().containsKey(field)) {
      return;
    }
    throw ApiErrors.badRequest(
        !own
            ? FieldError.quote(field)
                + " is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
            : "field label not supported: " + field);
  }
}
