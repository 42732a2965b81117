package dev.kubewalk.apimachinery.util.validation;

import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import java.nio.charset.StandardCharsets;

/**
 * The names of those who own fields: short and printable.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go
 * (ValidateFieldManager), with prefixFromUserAgent of the create handler
 */
public final class FieldManagerNames {
  private static final int MAX_BYTES = 128;

  private FieldManagerNames() {}

  /** Adds to {@code errors} what is wrong with {@code name}; nothing is wrong with an empty one. */
  public static void validate(String name, String path, ErrorList errors) {
    if (bytes(name) > MAX_BYTES) {
      errors.add(FieldError.tooLong(path, MAX_BYTES));
    }
    int position = 0;
    for (int c : name.codePoints().toArray()) {
      if (!isPrintable(c)) {
        String detail = "invalid character U+%04X (at position %d)".formatted(c, position);
        errors.add(FieldError.invalid(path, name, detail));
      }
      position += bytes(Character.toString(c));
    }
  }

  /** A name made of what stands before the first slash; empty when nothing usable does. */
  public static String ofUserAgent(String agent) {
    StringBuilder name = new StringBuilder();
    int size = 0;
    for (int c : agent
        .split("/", 2)[0]
        .codePoints()
        .filter(FieldManagerNames::isPrintable)
        .toArray()) {
      size += bytes(Character.toString(c));
      if (size > MAX_BYTES) {
        break;
      }
      name.appendCodePoint(c);
    }
    return name.toString();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Letters, marks, numbers, punctuation, symbols, and of all spaces the common one. */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
