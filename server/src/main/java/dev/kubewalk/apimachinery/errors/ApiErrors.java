package dev.kubewalk.apimachinery.errors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;

/**
 * Makes the errors that clients see, with the codes, reasons and texts of v1.18.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/api/errors/errors.go (NewNotFound and its neighbours)
 */
public final class ApiErrors {
  private ApiErrors() {}

  public static StatusException notFound(GroupResource resource, String name) {
    return new StatusException(
        status(404, "NotFound", resource + " \"" + name + "\" not found", resource, name));
  }

  public static StatusException alreadyExists(GroupResource resource, String name) {
    return new StatusException(status(
        409, "AlreadyExists", resource + " \"" + name + "\" already exists", resource, name));
  }

  public static StatusException conflict(GroupResource resource, String name, String why) {
    String message = "Operation cannot be fulfilled on " + resource + " \"" + name + "\": " + why;
    return new StatusException(status(409, "Conflict", message, resource, name));
  }

  public static StatusException forbidden(GroupResource resource, String name, String why) {
    String message = resource.resource().isEmpty()
        ? "forbidden: " + why
        : name.isEmpty()
            ? resource + " is forbidden: " + why
            : resource + " \"" + name + "\" is forbidden: " + why;
    return new StatusException(status(403, "Forbidden", message, resource, name));
  }

  public static StatusException badRequest(String message) {
    return new StatusException(status(400, "BadRequest", message));
  }

  public static StatusException unauthorized(String message) {
    return new StatusException(status(401, "Unauthorized", message));
  }

  /** Several field errors on one object; {@code kind} and {@code group} are the internal ones. */
  public static StatusException invalid(String group, String kind, String name, ErrorList errors) {
    String qualified = group.isEmpty() ? kind : kind + "." + group;
    Unstructured status =
        status(422, "Invalid", qualified + " \"" + name + "\" is invalid: " + errors.message());
    ObjectNode details = status.ensureObject("details");
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!group.isEmpty()) {
      details.put("group", group);
    }
    if (!kind.isEmpty()) {
      details.put("kind", kind);
    }
    ArrayNode causes = details.putArray("causes");
    for (FieldError error : errors) {
      ObjectNode cause = causes.addObject();
      cause.put("reason", error.type().reason()).put("message", error.errorBody());
      if (!error.field().isEmpty()) {
        cause.put("field", error.field());
      }
    }
    return new StatusException(status);
  }

  public static StatusException methodNotSupported(GroupResource resource, String verb) {
    String message = verb + " is not supported on resources of kind \"" + resource + "\"";
    return new StatusException(status(405, "MethodNotAllowed", message, resource, ""));
  }

  /** 410: a resource version or continue token that is too old. */
  public static StatusException expired(String message) {
    return new StatusException(status(410, "Expired", message));
  }

  public static StatusException unsupportedMediaType(String message) {
    return new StatusException(status(415, "UnsupportedMediaType", message));
  }

  public static StatusException requestEntityTooLarge(String message) {
    return new StatusException(status(413, "RequestEntityTooLarge", message));
  }

  public static StatusException tooManyRequests(String message, int retryAfterSeconds) {
    return retryable(429, "TooManyRequests", message, retryAfterSeconds);
  }

  /** 500: the client may try again, as after a generated name that was taken. */
  public static StatusException serverTimeoutForKind(String group, String kind, String verb) {
    GroupResource qualified = new GroupResource(group, kind);
    String message = "The " + verb + " operation against " + qualified
        + " could not be completed at this time, please try again.";
    return new StatusException(status(500, "ServerTimeout", message, qualified, ""));
  }

  public static StatusException serviceUnavailable(String message) {
    return new StatusException(status(503, "ServiceUnavailable", message));
  }

  public static StatusException timeout(String message, int retryAfterSeconds) {
    return retryable(504, "Timeout", message, retryAfterSeconds);
  }

  /** An unexpected failure, told with Go's wrapper text and a cause. */
  public static StatusException internal(String message) {
    Unstructured status = status(500, "InternalError", "Internal error occurred: " + message);
    status.ensureObject("details").putArray("causes").addObject().put("message", message);
    return new StatusException(status);
  }

  /** An error that the Go server passes on raw: code 500, no reason, the bare text. */
  public static StatusException raw(String message) {
    return new StatusException(status(500, "", message));
  }

  private static StatusException retryable(
      int code, String reason, String message, int retryAfterSeconds) {
    Unstructured status = status(code, reason, message);
    ObjectNode details = status.ensureObject("details");
    if (retryAfterSeconds > 0) {
      details.put("retryAfterSeconds", retryAfterSeconds);
    }
    return new StatusException(status);
  }

  private static Unstructured status(
      int code, String reason, String message, GroupResource resource, String name) {
    Unstructured status = status(code, reason, message);
    ObjectNode details = status.ensureObject("details");
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!resource.group().isEmpty()) {
      details.put("group", resource.group());
    }
    if (!resource.resource().isEmpty()) {
      details.put("kind", resource.resource());
    }
    return status;
  }

  /** A failure Status without details. */
  public static Unstructured status(int code, String reason, String message) {
    Unstructured status = Unstructured.create("v1", "Status");
    status.ensureObject("metadata");
    status.set("status", "Failure");
    if (!message.isEmpty()) {
      status.set("message", message);
    }
    if (!reason.isEmpty()) {
      status.set("reason", reason);
    }
    return status.set("code", code);
  }
}
