package dev.kubewalk.apimachinery.schema;

import java.util.List;

/**
 * One field of an object.
 *
 * @param name the name in JSON
 * @param goPath the name in Go, with the structs in front of it that it is embedded through
 *     (decoding errors spell it: {@code VolumeSource}, {@code HostPath})
 * @param schema the shape of its value
 * @param pointer true when Go holds a pointer: absent and zero are two things then
 * @param omitEmpty true when Go leaves the field out while it is empty
 * @param required true when OpenAPI calls it required
 * @param merge how two values of it merge
 * @param description the prose of the API documentation; may be empty
 */
public record Field(
    String name,
    List<String> goPath,
    Schema schema,
    boolean pointer,
    boolean omitEmpty,
    boolean required,
    Merge merge,
    String description) {

  /** True when the Go value is a struct of its own: one that {@code omitempty} never leaves out. */
  public boolean isStruct() {
    boolean struct =
        schema instanceof ObjectSchema || (schema instanceof Scalar s && s.hasUnmarshaler());
    return struct && !pointer;
  }

  /** True when Go writes the field even when it is empty. */
  public boolean isAlwaysWritten() {
    return !omitEmpty || isStruct();
  }
}
