package dev.kubewalk.apiserver.server.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * A TLS connection that can hold a write back for a moment. An event goes to all the watches of a
 * client, which share one HTTP/2 connection: while the first watch's frame is held, the others'
 * frames line up behind it and leave together, in one TLS record and one system call instead of
 * one each.
 *
 * <p>A held write goes on as a virtual thread of its own, which runs after those that the event has
 * woken. Threads of the operating system keep no such order: without virtual ones nothing is held.
 */
final class GatheringSslConnection extends SslConnection {

  private GatheringSslConnection(
      Connector connector, SslContextFactory tls, EndPoint socket, SSLEngine engine) {
    super(
        connector.getByteBufferPool(), connector.getExecutor(), tls, socket, engine, false, false);
  }

  /** Makes such connections, over which {@code nextProtocol} is spoken. */
  static SslConnectionFactory factory(SslContextFactory.Server tls, String nextProtocol) {
    return new SslConnectionFactory(tls, nextProtocol) {
      @Override
      protected SslConnection newSslConnection(
          Connector connector, EndPoint endPoint, SSLEngine engine) {
        return new GatheringSslConnection(connector, tls, endPoint, engine);
      }
    };
  }

  /** Asks that the next write on the request's connection be held, if others may share it. */
  static void holdNextWrite(Request request) {
    ConnectionMetaData connection = request.getConnectionMetaData();
    if (connection.getHttpVersion() == HttpVersion.HTTP_2
        && connection.getConnection().getEndPoint() instanceof Gathering gathering) {
      gathering.wanted = gathering.virtual() != null;
    }
  }

  @Override
  protected SslEndPoint newSslEndPoint() {
    return new Gathering();
  }

  private final class Gathering extends SslEndPoint {
    private volatile boolean wanted;
    private volatile boolean releasing;
    private volatile boolean held;

    @Override
    public boolean flush(ByteBuffer... bytes) throws IOException {
      // The handshake's own writes, which bring no bytes, never wait.
      if (wanted && !releasing && BufferUtil.remaining(bytes) > 0) {
        held = true;
        return false;
      }
      return super.flush(bytes);
    }

    @Override
    protected void onIncompleteFlush() {
      if (held) {
        held = false;
        virtual().execute(this::release);
      } else {
        super.onIncompleteFlush();
      }
    }

    private void release() {
      releasing = true;
      try {
        getWriteFlusher().completeWrite();
      } finally {
        wanted = false;
        releasing = false;
      }
    }

    /** Null on a JDK without virtual threads. */
    private Executor virtual() {
      return VirtualThreads.getVirtualThreadsExecutor(getExecutor());
    }
  }
}
