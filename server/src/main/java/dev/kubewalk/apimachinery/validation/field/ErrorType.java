package dev.kubewalk.apimachinery.validation.field;

/**
 * What can be wrong with a field: the reason of a Status cause, and its text.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go (ErrorType)
 */
public enum ErrorType {
  NOT_FOUND("FieldValueNotFound", "Not found", true),
  REQUIRED("FieldValueRequired", "Required value", false),
  DUPLICATE("FieldValueDuplicate", "Duplicate value", true),
  INVALID("FieldValueInvalid", "Invalid value", true),
  NOT_SUPPORTED("FieldValueNotSupported", "Unsupported value", true),
  FORBIDDEN("FieldValueForbidden", "Forbidden", false),
  TOO_LONG("FieldValueTooLong", "Too long", false),
  TOO_MANY("FieldValueTooMany", "Too many", true),
  INTERNAL("InternalError", "Internal error", false);

  private final String reason;
  private final String text;
  private final boolean showsValue;

  ErrorType(String reason, String text, boolean showsValue) {
    this.reason = reason;
    this.text = text;
    this.showsValue = showsValue;
  }

  /** The machine-readable reason of the cause. */
  public String reason() {
    return reason;
  }

  String text() {
    return text;
  }

  boolean showsValue() {
    return showsValue;
  }
}
