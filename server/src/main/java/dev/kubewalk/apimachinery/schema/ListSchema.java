package dev.kubewalk.apimachinery.schema;

/**
 * A list. How its elements merge is a matter of the field that holds it: {@link Field#merge()}.
 *
 * @param elements the shape of each element
 * @param goType the Go type, such as {@code []v1.Container}, as decoding errors spell it
 */
public record ListSchema(Schema elements, String goType) implements Schema {}
