package dev.kubewalk.apimachinery.validation.field;

/**
 * One thing that is wrong with one field.
 *
 * @param type what is wrong
 * @param field the path, such as {@code spec.containers[0].name}
 * @param badValue the value as Go prints it, ready to stand in the message; unused by required,
 *     forbidden and too long
 * @param detail the rest of the message; may be empty
 *     <p>Go: staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go (Error)
 */
public record FieldError(ErrorType type, String field, String badValue, String detail) {
  public static FieldError required(String field, String detail) {
    return new FieldError(ErrorType.REQUIRED, field, "", detail);
  }

  /** A text value that is not allowed. */
  public static FieldError invalid(String field, String value, String detail) {
    return new FieldError(ErrorType.INVALID, field, quote(value), detail);
  }

  public static FieldError invalid(String field, long value, String detail) {
    return new FieldError(ErrorType.INVALID, field, Long.toString(value), detail);
  }

  /** A value that is neither text nor number; {@code shown} stands in the message as it is. */
  public static FieldError invalidShown(String field, String shown, String detail) {
    return new FieldError(ErrorType.INVALID, field, shown, detail);
  }

  public static FieldError forbidden(String field, String detail) {
    return new FieldError(ErrorType.FORBIDDEN, field, "", detail);
  }

  public static FieldError duplicate(String field, String value) {
    return new FieldError(ErrorType.DUPLICATE, field, quote(value), "");
  }

  public static FieldError notFound(String field, String value) {
    return new FieldError(ErrorType.NOT_FOUND, field, quote(value), "");
  }

  /** {@code supported} are shown quoted, in the order given (Go sorts them where it does). */
  public static FieldError notSupported(String field, String value, Iterable<String> supported) {
    StringBuilder detail = new StringBuilder();
    for (String option : supported) {
      detail.append(detail.length() == 0 ? "supported values: " : ", ").append(quote(option));
    }
    return new FieldError(ErrorType.NOT_SUPPORTED, field, quote(value), detail.toString());
  }

  public static FieldError tooLong(String field, int maxLength) {
    return new FieldError(
        ErrorType.TOO_LONG, field, "", "must have at most " + maxLength + " bytes");
  }

  /** Message without the field, as it stands in a Status cause. */
  public String errorBody() {
    String head = type.showsValue() ? type.text() + ": " + badValue : type.text();
    return detail.isEmpty() ? head : head + ": " + detail;
  }

  /** Message with the field in front, as it stands in the Status message. */
  public String error() {
    return field + ": " + errorBody();
  }

  /** A text as Go's %q prints it. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        default -> quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
