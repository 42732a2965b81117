package dev.kubewalk.componentbase;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes virtual threads on JDK 21 and later, daemon platform threads before.
 *
 * <p>The bytecode is for JDK 17, so the builder of virtual threads is found by reflection, once; it
 * is the only reflection in the server.
 */
final class JdkGoRoutines implements GoRoutines {
  private final ThreadFactory factory = VirtualThreads.factory().orElse(JdkGoRoutines::platform);

  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  @Override
  public Thread go(String name, Runnable work) {
    Thread thread = factory.newThread(listed(work));
    thread.setName(name);
    thread.start();
    return thread;
  }

  @Override
  public Thread goPlatform(String name, Runnable work) {
    Thread thread = platform(listed(work));
    thread.setName(name);
    thread.start();
    return thread;
  }

  @Override
  public ThreadFactory threads(String namePrefix) {
    AtomicLong count = new AtomicLong();
    return work -> {
      Thread thread = factory.newThread(listed(work));
      thread.setName(namePrefix + count.incrementAndGet());
      return thread;
    };
  }

  @Override
  public Set<Thread> running() {
    return Set.copyOf(running);
  }

  private Runnable listed(Runnable work) {
    return () -> {
      Thread self = Thread.currentThread();
      running.add(self);
      try {
        work.run();
      } finally {
        running.remove(self);
      }
    };
  }

  private static Thread platform(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }
}
