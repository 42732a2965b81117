package dev.kubewalk.apimachinery.schema;

/**
 * A value without fields of its own, or one that Go decodes with code of its own and not field by
 * field.
 */
public enum Scalar implements Schema {
  STRING,
  BOOLEAN,
  INT32,
  INT64,
  DOUBLE,
  /** Bytes, written as base64. */
  BYTES,
  /** A number or a string, such as a port that may be named. */
  INT_OR_STRING,
  /** An amount such as {@code 500m} or {@code 1Gi}, written in its canonical form. */
  QUANTITY,
  /** A moment in RFC 3339, to the second, always in UTC. */
  TIME,
  /** A moment in RFC 3339 with six digits after the second. */
  MICRO_TIME,
  /** Any JSON, kept as it came (Go's RawExtension). */
  RAW,
  /** Any JSON (the values inside of a custom resource's schema). */
  JSON,
  /** The set of fields that an owner has, as one JSON object. */
  FIELDS_V1,
  /** In a custom resource's schema: a schema or true or false. */
  JSON_SCHEMA_OR_BOOL,
  /** In a custom resource's schema: a schema or a list of them. */
  JSON_SCHEMA_OR_ARRAY,
  /** In a custom resource's schema: a schema or a list of property names. */
  JSON_SCHEMA_OR_STRING_ARRAY;

  /** True when Go decodes the value through the type's own UnmarshalJSON. */
  public boolean hasUnmarshaler() {
    return switch (this) {
      case STRING, BOOLEAN, INT32, INT64, DOUBLE, BYTES -> false;
      default -> true;
    };
  }

  /** True when the value may be a tree: apply and patches then take it as one whole. */
  public boolean isFreeForm() {
    return switch (this) {
      case RAW, JSON, FIELDS_V1 -> true;
      default -> mayBeJsonSchema();
    };
  }

  /** True inside of a custom resource's schema, where a schema or something else may stand. */
  public boolean mayBeJsonSchema() {
    return switch (this) {
      case JSON_SCHEMA_OR_BOOL, JSON_SCHEMA_OR_ARRAY, JSON_SCHEMA_OR_STRING_ARRAY -> true;
      default -> false;
    };
  }
}
