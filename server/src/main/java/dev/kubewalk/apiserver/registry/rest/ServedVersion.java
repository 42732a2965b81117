package dev.kubewalk.apiserver.registry.rest;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.function.Consumer;

/**
 * One version in which a resource is served.
 *
 * @param kind group, version and kind, by which the schema is found
 * @param defaults fills in what a client left out; run on decoding, before conversion to the hub
 */
public record ServedVersion(
    GroupVersionKind kind, Consumer<Unstructured> defaults, Conversion conversion) {}
