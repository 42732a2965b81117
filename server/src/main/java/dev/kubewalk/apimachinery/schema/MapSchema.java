package dev.kubewalk.apimachinery.schema;

/**
 * A map from any string to values of one shape, such as labels.
 *
 * @param values the shape of each value
 */
public record MapSchema(Schema values) implements Schema {}
