package dev.kubewalk.diagrams;

/**
 * A drawn diagram.
 *
 * @param svg SVG text
 * @param png the bytes of a PNG file; a fresh array that belongs to the caller
 */
@SuppressWarnings("ArrayRecordComponent")
public record Picture(Diagram diagram, String svg, byte[] png) {}
