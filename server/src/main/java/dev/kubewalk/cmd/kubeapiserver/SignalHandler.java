package dev.kubewalk.cmd.kubeapiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Turns SIGINT and SIGTERM into a closed channel: the first asks the server to stop, the second ends
 * the process at once with status 1.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/signal.go (SetupSignalHandler)
 *
 * <p>The JDK's own way to see signals, {@code sun.misc.Signal}, is in a module that every JDK has
 * but that the compiler warns about. It is called by name. A shutdown hook would not do: the JDK
 * decides the exit status then, and a second signal goes unseen.
 */
public final class SignalHandler {
  private static final List<String> NAMES = List.of("INT", "TERM");

  private final IntConsumer exit;

  /** A handler that ends the process with {@code exit}. */
  public SignalHandler(IntConsumer exit) {
    this.exit = requireNonNull(exit, "exit is null");
  }

  /** From now on signals come here. */
  public StopChannel setup() {
    StopChannel stop = new StopChannel();
    AtomicInteger count = new AtomicInteger();
    Runnable action = () -> received(stop, count.incrementAndGet());
    NAMES.forEach(name -> handle(name, action));
    return stop;
  }

  void received(StopChannel stop, int count) {
    if (count > 1) {
      exit.accept(1);
    }
    stop.close();
  }

  private static void handle(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy = Proxy.newProxyInstance(
          handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
            action.run();
            return null;
          });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException("this JVM lets nobody handle SIG" + name, e);
    }
  }
}
