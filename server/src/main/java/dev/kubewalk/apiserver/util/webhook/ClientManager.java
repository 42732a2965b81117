package dev.kubewalk.apiserver.util.webhook;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.GoRoutines;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes the clients of webhooks. Whoever asks for one keeps it, with its connections, for as long as
 * the webhook's configuration stays as it is. Nothing is made before the first one is asked for.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/util/webhook/client.go (ClientManager)
 */
public final class ClientManager {
  private final ServiceResolver services;
  private final GoRoutines go;

  /** Guarded by this. */
  private ExecutorService threads;

  public ClientManager(ServiceResolver services, GoRoutines go) {
    this.services = requireNonNull(services);
    this.go = requireNonNull(go);
  }

  /** A client that connects when it is first used. */
  public HookClient client(ClientConfig config) {
    return new HookClient(config, services, this::threads);
  }

  private synchronized ExecutorService threads() {
    if (threads == null) {
      threads = Executors.newCachedThreadPool(go.threads("webhook-client-"));
    }
    return threads;
  }
}
