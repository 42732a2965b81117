package dev.kubewalk.tracer;

/**
 * One step of the run, open from {@link Trace#step} until {@link #close}.
 *
 * <p>Everything here may be called from any thread and none of it throws: a note that cannot be
 * recorded is dropped. A value whose name says that it is a secret is recorded as redacted.
 */
public interface Step extends AutoCloseable {

  /** Records what the step found or made; the last value of a name counts. */
  void note(String name, String value);

  void note(String name, long value);

  void note(String name, boolean value);

  /** Lists, maps, strings, numbers and booleans keep their form; anything else becomes text. */
  void note(String name, Object value);

  /** Records that a named value was changed from one to another. */
  void changed(String name, Object before, Object after);

  /** Marks the outcome: the step is still to be closed, the exception is still to be thrown. */
  void failed(Throwable cause);

  @Override
  void close();
}
