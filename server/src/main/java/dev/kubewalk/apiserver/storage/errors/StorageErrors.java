package dev.kubewalk.apiserver.storage.errors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.storage.StorageException;

/**
 * Turns the failures of storage into answers; which failure means what depends on the operation.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/errors/storage.go (InterpretGetError and its
 * neighbours)
 */
public final class StorageErrors {
  private static final String TOO_LARGE = "Too large resource version";

  private StorageErrors() {}

  public static StatusException interpretGet(
      StorageException error, GroupResource resource, String name) {
    return switch (error.code()) {
      case KEY_NOT_FOUND -> ApiErrors.notFound(resource, name);
      case UNREACHABLE -> serverTimeout(resource, "get");
      default -> ApiErrors.raw(error.getMessage());
    };
  }

  public static StatusException interpretList(StorageException error, GroupResource resource) {
    return switch (error.code()) {
      case KEY_NOT_FOUND -> ApiErrors.notFound(resource, "");
      case UNREACHABLE -> serverTimeout(resource, "list");
      default -> ApiErrors.raw(error.getMessage());
    };
  }

  public static StatusException interpretCreate(
      StorageException error, GroupResource resource, String name) {
    return switch (error.code()) {
      case KEY_EXISTS -> ApiErrors.alreadyExists(resource, name);
      case UNREACHABLE -> serverTimeout(resource, "create");
      default -> ApiErrors.raw(error.getMessage());
    };
  }

  public static StatusException interpretUpdate(
      StorageException error, GroupResource resource, String name) {
    return interpretChange(error, resource, name, "update");
  }

  public static StatusException interpretDelete(
      StorageException error, GroupResource resource, String name) {
    return interpretChange(error, resource, name, "delete");
  }

  private static StatusException interpretChange(
      StorageException error, GroupResource resource, String name, String operation) {
    return switch (error.code()) {
      case KEY_NOT_FOUND -> ApiErrors.notFound(resource, name);
      case KEY_EXISTS, RESOURCE_VERSION_CONFLICTS, INVALID_OBJECT ->
        ApiErrors.conflict(resource, name, error.getMessage());
      case UNREACHABLE -> serverTimeout(resource, operation);
    };
  }

  /**
   * 504: the client has seen a newer state than the server.
   *
   * @param retryAfterSeconds 0 for no hint, as from a store without a cache
   */
  public static StatusException tooLargeResourceVersion(
      long asked, long current, int retryAfterSeconds) {
    Unstructured status = ApiErrors.timeout(
            "Timeout: " + TOO_LARGE + ": " + asked + ", current: " + current, retryAfterSeconds)
        .status()
        .copy();
    ObjectNode cause = status.ensureArray("details.causes").addObject();
    cause.put("reason", "ResourceVersionTooLarge").put("message", TOO_LARGE);
    return new StatusException(status);
  }

  private static StatusException serverTimeout(GroupResource resource, String operation) {
    Unstructured status = ApiErrors.status(
        500,
        "ServerTimeout",
        "The " + operation + " operation against " + resource
            + " could not be completed at this time, please try again.");
    ObjectNode details = status.ensureObject("details");
    details.put("name", operation);
    if (!resource.group().isEmpty()) {
      details.put("group", resource.group());
    }
    details.put("kind", resource.resource()).put("retryAfterSeconds", 2);
    return new StatusException(status);
  }
}
