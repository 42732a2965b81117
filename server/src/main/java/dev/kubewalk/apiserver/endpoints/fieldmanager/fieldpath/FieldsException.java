package dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath;

/** A FieldsV1 that is no set of fields. */
public final class FieldsException extends Exception {
  private static final long serialVersionUID = 1L;

  FieldsException(String message) {
    super(message);
  }

  FieldsException(String message, Throwable cause) {
    super(message, cause);
  }
}
