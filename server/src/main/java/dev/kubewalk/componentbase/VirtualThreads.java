package dev.kubewalk.componentbase;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Finds {@code Thread.ofVirtual().factory()} where the running JDK has it. */
final class VirtualThreads {
  private VirtualThreads() {}

  static Optional<ThreadFactory> factory() {
    if (Runtime.version().feature() < 21) {
      return Optional.empty();
    }
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      return Optional.of((ThreadFactory) type.getMethod("factory").invoke(builder));
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException(
          "this JDK says it is 21 or later, but has no virtual threads", e);
    }
  }
}
