package dev.kubewalk.apiserver.server.jetty;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.api.Stream;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.frames.GoAwayFrame;
import org.eclipse.jetty.http2.frames.HeadersFrame;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * An HTTP/2 client that takes GOAWAY as the standard means it, and as Go's does: what was asked
 * before is still answered. (The JDK's client gives up everything.)
 */
final class Http2Peer implements AutoCloseable {
  private final HTTP2Client client = new HTTP2Client();
  private final CountDownLatch toldToGo = new CountDownLatch(1);
  private final Session session;
  private final int port;

  Http2Peer(int port) throws Exception {
    this.port = port;
    SslContextFactory.Client tls = new SslContextFactory.Client(true);
    client.addBean(tls);
    client.start();
    CompletableFuture<Session> connected =
        client.connect(tls, new InetSocketAddress("localhost", port), listener());
    session = connected.get(10, TimeUnit.SECONDS);
  }

  private Session.Listener listener() {
    return new Session.Listener() {
      @Override
      public void onGoAway(Session session, GoAwayFrame frame) {
        toldToGo.countDown();
      }
    };
  }

  /** The body of the answer, once it is all there. */
  CompletableFuture<String> get(String path) {
    CompletableFuture<String> body = new CompletableFuture<>();
    MetaData.Request request = new MetaData.Request(
        "GET",
        HttpURI.from("https://localhost:" + port + path),
        HttpVersion.HTTP_2,
        HttpFields.EMPTY);
    var unused = session
        .newStream(new HeadersFrame(request, null, true), new Collector(body))
        .whenComplete((stream, failure) -> failIfSo(body, failure));
    return body;
  }

  private static void failIfSo(CompletableFuture<String> body, Throwable failure) {
    if (failure != null) {
      body.completeExceptionally(failure);
    }
  }

  boolean isToldToGo() throws InterruptedException {
    return toldToGo.await(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    client.stop();
  }

  /** Gathers an answer's frames. */
  private static final class Collector implements Stream.Listener {
    private final CompletableFuture<String> body;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Collector(CompletableFuture<String> body) {
      this.body = body;
    }

    @Override
    public void onHeaders(Stream stream, HeadersFrame frame) {
      stream.demand();
    }

    @Override
    public void onDataAvailable(Stream stream) {
      Stream.Data data = stream.readData();
      if (data == null) {
        stream.demand();
        return;
      }
      bytes.writeBytes(BufferUtil.toArray(data.frame().getByteBuffer()));
      boolean last = data.frame().isEndStream();
      data.release();
      if (last) {
        body.complete(bytes.toString(StandardCharsets.UTF_8));
      } else {
        stream.demand();
      }
    }

    @Override
    public void onFailure(
        Stream stream, int error, String reason, Throwable failure, Callback callback) {
      body.completeExceptionally(failure);
      callback.succeeded();
    }
  }
}
