package dev.kubewalk.apiserver.server.jetty;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.http.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Runs our handler on the thread that Jetty gives each request. */
final class HandlerAdapter extends org.eclipse.jetty.server.Handler.Abstract {
  private static final int BAD_REQUEST = 400;

  private final Handler handler;

  HandlerAdapter(Handler handler) {
    this.handler = requireNonNull(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    JettyResponseWriter writer = new JettyResponseWriter(request, response, callback);
    try {
      JettyRequest adapted = JettyRequest.of(request);
      if (adapted == null) {
        refusePath(writer);
      } else {
        handler.serve(adapted, writer);
      }
      writer.finish();
    } catch (IOException clientIsGone) {
      writer.fail(clientIsGone);
    }
    return true;
  }

  /** Go's server answers a path with a broken escape by itself. */
  private static void refusePath(JettyResponseWriter writer) throws IOException {
    writer.setHeader("Content-Type", "text/plain; charset=utf-8");
    writer.setHeader(HttpHeader.CONNECTION.asString(), "close");
    writer.writeHeader(BAD_REQUEST);
    writer.write("400 Bad Request".getBytes(StandardCharsets.US_ASCII));
  }
}
