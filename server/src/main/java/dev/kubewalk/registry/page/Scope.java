package dev.kubewalk.registry.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.ErrorType;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A place in an object that is being checked: the part of the tree, the path that leads to it, and
 * the list in which errors are collected. Fields are named relative to it.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/validation/field/path.go (Path), together with
 * what pkg/apis/core/validation does with it
 */
public record Scope(Unstructured object, String path, ErrorList errors) {
  public static Scope root(Unstructured object, ErrorList errors) {
    return new Scope(object, "", errors);
  }

  /** The object at {@code field}; an empty one when there is none. */
  public Scope in(String field) {
    return new Scope(object.objectAt(field), at(field), errors);
  }

  /** The same place under another path, for objects that errors show elsewhere. */
  public Scope named(String otherPath) {
    return new Scope(object, otherPath, errors);
  }

  /** The objects of a list, each with its index in the path. */
  public List<Scope> each(String list) {
    List<Scope> scopes = new ArrayList<>();
    for (Unstructured element : object.objectsAt(list)) {
      scopes.add(new Scope(element, at(list) + "[" + scopes.size() + "]", errors));
    }
    return scopes;
  }

  /** The full path of {@code field}; this place itself when it is empty. */
  public String at(String field) {
    if (field.isEmpty()) {
      return path;
    }
    return path.isEmpty() ? field : path + "." + field;
  }

  public boolean has(String field) {
    return object.has(field);
  }

  public String text(String field) {
    return object.stringAt(field);
  }

  public long number(String field) {
    return object.longAt(field);
  }

  public boolean flag(String field) {
    return object.booleanAt(field);
  }

  public List<String> texts(String field) {
    return object.stringsAt(field);
  }

  public JsonNode node(String field) {
    return object.at(field);
  }

  /** True for a list or map without elements, and for one that is missing. */
  public boolean isEmpty(String field) {
    return object.at(field).isEmpty();
  }

  public void add(FieldError error) {
    errors.add(error);
  }

  public void required(String field, String detail) {
    add(FieldError.required(at(field), detail));
  }

  public void forbidden(String field, String detail) {
    add(FieldError.forbidden(at(field), detail));
  }

  /** Says that the value which stands at {@code field} is wrong. */
  public void invalid(String field, String detail) {
    add(FieldError.invalidShown(at(field), GoText.of(object.at(field)), detail));
  }

  /** Says that {@code shown} is wrong, which is printed as it is. */
  public void invalidShown(String field, String shown, String detail) {
    add(FieldError.invalidShown(at(field), shown, detail));
  }

  public void duplicate(String field) {
    add(new FieldError(ErrorType.DUPLICATE, at(field), GoText.of(object.at(field)), ""));
  }

  public void notFound(String field) {
    add(FieldError.notFound(at(field), text(field)));
  }

  public void invalidAll(String field, List<String> details) {
    details.forEach(detail -> invalid(field, detail));
  }

  /** Requires a non-empty text; false when it is missing. */
  public boolean present(String field) {
    return present(field, "");
  }

  public boolean present(String field, String detail) {
    if (text(field).isEmpty()) {
      required(field, detail);
      return false;
    }
    return true;
  }

  public void nonNegative(String field) {
    if (number(field) < 0) {
      invalid(field, Formats.NOT_NEGATIVE);
    }
  }

  public void nonNegative(String... fields) {
    Arrays.stream(fields).forEach(this::nonNegative);
  }

  /** Refuses what is not one of {@code supported}; says "required" first where it is missing. */
  public boolean presentOneOf(String field, List<String> supported) {
    return present(field) && oneOf(field, supported);
  }

  /** Refuses what is not one of {@code supported}, nothing included. */
  public boolean oneOf(String field, List<String> supported) {
    if (supported.contains(text(field))) {
      return true;
    }
    add(FieldError.notSupported(at(field), text(field), supported));
    return false;
  }

  /** Refuses a value that differs from the old one. */
  public boolean immutable(String field, Scope old) {
    if (Rules.same(node(field), old.node(field))) {
      return true;
    }
    invalid(field, Formats.IMMUTABLE);
    return false;
  }

  public void dnsLabel(String field) {
    invalidAll(field, Formats.dnsLabel(text(field)));
  }

  public void dnsSubdomain(String field) {
    invalidAll(field, Formats.dnsSubdomain(text(field)));
  }

  public void qualifiedName(String field) {
    invalidAll(field, Formats.qualifiedName(text(field)));
  }

  public void port(String field) {
    invalidAll(field, Formats.port(number(field)));
  }

  /** A port by number or by name. */
  public void portNumberOrName(String field) {
    if (node(field).isTextual()) {
      invalidAll(field, Formats.portName(text(field)));
    } else {
      port(field);
    }
  }

  public void ip(String field) {
    invalidAll(field, Formats.ip(text(field)));
  }

  /** A map of labels. */
  public void labels(String field) {
    object.stringMapAt(field).forEach((key, value) -> {
      Formats.qualifiedName(key)
          .forEach(problem -> add(FieldError.invalid(at(field), key, problem)));
      Formats.labelValue(value)
          .forEach(problem -> add(FieldError.invalid(at(field), value, problem)));
    });
  }
}
