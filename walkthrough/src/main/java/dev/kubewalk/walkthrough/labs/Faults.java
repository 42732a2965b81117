package dev.kubewalk.walkthrough.labs;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.server.DelegationTarget;
import dev.kubewalk.apiserver.server.EmptyDelegate;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.cmd.kubeapiserver.Environment;
import dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.BackendException;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The faults of the labs, each at its step. */
final class Faults {
  private static final Duration SLOWNESS = Duration.ofMillis(1500);

  private Faults() {}

  /** A fault made of functions. */
  private record Made(
      Steps at, Consumer<Bench> blow, BiFunction<Environment, Bench, Environment> parts)
      implements Fault {
    Made {
      requireNonNull(at);
      requireNonNull(blow);
      requireNonNull(parts);
    }

    @Override
    public void strike(Bench bench) {
      blow.accept(bench);
    }

    @Override
    public Environment environment(Environment sound, Bench bench) {
      return parts.apply(sound, bench);
    }
  }

  private static Fault blow(Steps at, Consumer<Bench> blow) {
    return new Made(at, blow, (sound, bench) -> sound);
  }

  private static Fault part(Steps at, BiFunction<Environment, Bench, Environment> parts) {
    return new Made(at, bench -> {}, parts);
  }

  /** The thread that begins the step panics. */
  static Fault panics(Steps at) {
    return blow(at, bench -> {
      throw new IllegalStateException("a bug, put here by the lab");
    });
  }

  /** The thread that begins the step stands still. */
  static Fault hangs(Steps at) {
    return blow(at, bench -> bench.over().await());
  }

  /** The serving certificate holds something else when it is read. */
  static Fault certificateUnreadable() {
    return blow(Steps.NEW_DYNAMIC_SERVING_CONTENT_FROM_FILES, bench -> {
      try {
        Files.writeString(bench.flags().certificate(), "this was a certificate\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** Somebody takes the secure port just before the server does. */
  static Fault portTaken() {
    return blow(Steps.CREATE_SECURE_LISTENER, bench -> {
      try {
        ServerSocket other = new ServerSocket();
        other.bind(new InetSocketAddress(bench.flags().securePort()));
        bench.over().onClose(() -> close(other));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The store cannot be opened. */
  static Fault storeDown() {
    return part(Steps.NEW_STORAGE_FACTORY, (sound, bench) -> (options, runtime) -> {
      throw new BackendException.Unreadable(FailingBackend.REFUSED, null);
    });
  }

  /** The store goes away when the server is healthy for the first time. */
  static Fault storeLost() {
    return part(
        Steps.RUN_KUBERNETES_SERVICE,
        (sound, bench) -> (options, runtime) ->
            new FailingBackend(sound.openBackend(options, runtime), bench.struck()));
  }

  /** Every decision takes its time. */
  static Fault slowAuthorizer() {
    return part(Steps.BUILD_AUTHORIZER, (sound, bench) -> new Parts(sound) {
      @Override
      public Authorizer authorizer(Authorizer built) {
        return attributes -> {
          try {
            Clock.system().sleep(SLOWNESS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return built.authorize(attributes);
        };
      }
    });
  }

  /** There is nobody behind kube-apiserver. */
  static Fault delegateMissing() {
    return part(Steps.CREATE_KUBE_API_SERVER, (sound, bench) -> new Parts(sound) {
      @Override
      public DelegationTarget delegate(DelegationTarget built) {
        return EmptyDelegate.INSTANCE;
      }
    });
  }

  /** A sound environment of which a fault replaces a part. */
  private static class Parts implements Environment {
    private final Environment sound;

    Parts(Environment sound) {
      this.sound = sound;
    }

    @Override
    public Backend openBackend(CompletedServerRunOptions options, ServerRuntime runtime) {
      return sound.openBackend(options, runtime);
    }
  }
}
