package dev.kubewalk.walkthrough.replay.dap;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.GoRoutines;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.debug.services.IDebugProtocolClient;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.debug.DebugLauncher;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Serves debuggers on a port of this machine; each gets a replay of its own. */
public final class DapServer implements AutoCloseable {
  private static final int BACKLOG = 8;

  /** Held here, because the JDK forgets the level of a logger that nobody holds. */
  private static final Logger PROTOCOL_LOG = Logger.getLogger("org.eclipse.lsp4j");

  private final ServerSocket server;
  private final Supplier<ReplayAdapter> adapters;
  private final GoRoutines routines = GoRoutines.forThisJdk();

  private DapServer(ServerSocket server, Supplier<ReplayAdapter> adapters) {
    this.server = server;
    this.adapters = requireNonNull(adapters);
  }

  /**
   * Opens a port of 127.0.0.1.
   *
   * @param port 0 for any free one
   * @throws IOException when the port is taken
   */
  public static DapServer open(int port, Supplier<ReplayAdapter> adapters) throws IOException {
    return new DapServer(
        new ServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1")), adapters);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Serves until the port is closed. */
  public void run() throws IOException {
    while (!server.isClosed()) {
      Socket socket;
      try {
        socket = server.accept();
      } catch (IOException e) {
        if (server.isClosed()) {
          return;
        }
        throw e;
      }
      routines.goPlatform("debugger", () -> serve(socket));
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      serve(adapters.get(), socket.getInputStream(), socket.getOutputStream());
    } catch (IOException gone) {
      // The debugger has left; the next one gets a replay of its own.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Serves one debugger until it disconnects. */
  public static void serve(ReplayAdapter adapter, InputStream in, OutputStream out)
      throws InterruptedException {
    // A debugger that hangs up is no news.
    PROTOCOL_LOG.setLevel(Level.SEVERE);
    ExecutorService reader =
        Executors.newSingleThreadExecutor(GoRoutines.forThisJdk().threads("debugger-requests-"));
    try {
      Outbox outbox = new Outbox();
      Launcher<IDebugProtocolClient> launcher = new DebugLauncher.Builder<IDebugProtocolClient>()
          .setLocalService(adapter)
          .setRemoteInterface(IDebugProtocolClient.class)
          .setInput(in)
          .setOutput(out)
          .setExecutorService(reader)
          .wrapMessages(outbox)
          .setExceptionHandler(DapServer::refusal)
          .create();
      adapter.connect(launcher.getRemoteProxy(), outbox, () -> close(in));
      launcher.startListening().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("serving a debugger failed", e.getCause());
    } finally {
      reader.shutdownNow();
    }
  }

  /** The library throws for requests of the protocol that the adapter does not have. */
  private static ResponseError refusal(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ResponseErrorException refused) {
      return refused.getResponseError();
    }
    return cause instanceof UnsupportedOperationException
        ? new ResponseError(ResponseErrorCode.MethodNotFound, "a replay cannot do this", null)
        : RemoteEndpoint.DEFAULT_EXCEPTION_HANDLER.apply(failure);
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
