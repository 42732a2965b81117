package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Locale;

/**
 * A port that is open: clients can connect, but nobody accepts them until it is served.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/serving.go (CreateListener)
 */
public final class Listener implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocketChannel channel;
  private final InetSocketAddress bound;

  private Listener(ServerSocketChannel channel, InetSocketAddress bound) {
    this.channel = requireNonNull(channel);
    this.bound = requireNonNull(bound);
  }

  /**
   * Opens the port; 0 chooses a free one.
   *
   * @throws IOException with Go's text, when the port is taken or not allowed
   */
  public static Listener open(InetAddress address, int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(new InetSocketAddress(address, port), BACKLOG);
      return new Listener(channel, (InetSocketAddress) channel.getLocalAddress());
    } catch (IOException refused) {
      channel.close();
      String wanted = hostPort(address.getHostAddress(), port);
      String why = refused.getMessage().toLowerCase(Locale.ROOT);
      throw new IOException(
          "failed to listen on " + wanted + ": listen tcp " + wanted + ": bind: " + why, refused);
    }
  }

  ServerSocketChannel channel() {
    return channel;
  }

  public int port() {
    return bound.getPort();
  }

  /** The address as Go shows it: all interfaces are {@code [::]}. */
  public String address() {
    InetAddress host = bound.getAddress();
    return hostPort(host.isAnyLocalAddress() ? "::" : host.getHostAddress(), port());
  }

  private static String hostPort(String host, int port) {
    return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
