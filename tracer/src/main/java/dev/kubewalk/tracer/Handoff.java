package dev.kubewalk.tracer;

/**
 * What one thread gives to another so that the work there knows which step started it.
 *
 * <p>Opaque: made by {@link Trace#handoff}, used by {@link Trace#adopt}.
 */
public interface Handoff {}
