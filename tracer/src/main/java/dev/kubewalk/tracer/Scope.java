package dev.kubewalk.tracer;

/** The time during which a thread works for the step that was handed to it. */
public interface Scope extends AutoCloseable {
  @Override
  void close();
}
