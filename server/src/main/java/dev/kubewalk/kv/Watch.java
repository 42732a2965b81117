package dev.kubewalk.kv;

/** An open watch. Closing it is the caller's duty; closing twice does nothing. */
public interface Watch extends AutoCloseable {
  /** No event is delivered after this returns. */
  @Override
  void close();
}
