package dev.kubewalk.apimachinery.errors;

import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * Errors of which only the HTTP status is known, as the router makes them.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/api/errors/errors.go (NewGenericServerResponse)
 */
public final class GenericErrors {
  private GenericErrors() {}

  /**
   * @param text what the server has to say; clients see it for a few statuses only
   */
  public static StatusException serverResponse(int code, String text) {
    Unstructured status = switch (code) {
      case 404 ->
        ApiErrors.status(404, "NotFound", "the server could not find the requested resource");
      case 405 ->
        ApiErrors.status(
            405,
            "MethodNotAllowed",
            "the server does not allow this method on the requested resource");
      case 406 -> ApiErrors.status(406, "NotAcceptable", text);
      case 415 -> ApiErrors.status(415, "UnsupportedMediaType", text);
      case 422 ->
        ApiErrors.status(
            422, "Invalid", "the server rejected our request due to an error in our request");
      default -> throw new IllegalArgumentException("no text for status " + code);
    };
    status.ensureObject("details");
    return new StatusException(status);
  }
}
