package dev.kubewalk.apiserver.storage;

import static java.util.Objects.requireNonNull;

/**
 * An expected failure of storage: one of five.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/errors.go (StorageError)
 */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kinds of failure, with v1.18's numbers and texts. */
  public enum Code {
    KEY_NOT_FOUND(1, "key not found"),
    KEY_EXISTS(2, "key exists"),
    RESOURCE_VERSION_CONFLICTS(3, "resource version conflicts"),
    INVALID_OBJECT(4, "invalid object"),
    UNREACHABLE(5, "server unreachable");

    private final int number;
    private final String text;

    Code(int number, String text) {
      this.number = number;
      this.text = text;
    }
  }

  private final Code code;
  private final String key;
  private final String additional;

  private StorageException(Code code, String key, long resourceVersion, String additional) {
    // Told to the client as a Status: a stack trace would only cost time.
    super(
        "StorageError: " + code.text + ", Code: " + code.number + ", Key: " + key
            + ", ResourceVersion: " + resourceVersion + ", AdditionalErrorMsg: " + additional,
        null,
        false,
        false);
    this.code = requireNonNull(code, "code is null");
    this.key = key;
    this.additional = additional;
  }

  public static StorageException keyNotFound(String key, long resourceVersion) {
    return new StorageException(Code.KEY_NOT_FOUND, key, resourceVersion, "");
  }

  public static StorageException keyExists(String key, long resourceVersion) {
    return new StorageException(Code.KEY_EXISTS, key, resourceVersion, "");
  }

  public static StorageException resourceVersionConflicts(String key, long resourceVersion) {
    return new StorageException(Code.RESOURCE_VERSION_CONFLICTS, key, resourceVersion, "");
  }

  public static StorageException invalidObject(String key, String why) {
    return new StorageException(Code.INVALID_OBJECT, key, 0, why);
  }

  public static StorageException unreachable(String key, long resourceVersion) {
    return new StorageException(Code.UNREACHABLE, key, resourceVersion, "");
  }

  public Code code() {
    return code;
  }

  public boolean is(Code wanted) {
    return code == wanted;
  }

  public String key() {
    return key;
  }

  /** Which condition failed; empty for most codes. */
  public String additional() {
    return additional;
  }
}
