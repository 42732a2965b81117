package dev.kubewalk.apiserver.endpoints.openapi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/**
 * Serves {@code /openapi/v2}. The document is built when somebody first asks, then kept as bytes in
 * both forms; {@link #refresh} has it built again, after resources came or went.
 *
 * <p>Go: vendor/k8s.io/kube-openapi/pkg/handler/handler.go (OpenAPIService)
 */
public final class OpenApiService implements Handler {
  static final String JSON = "application/json";
  static final String PROTO = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";

  /** One form of the document as it is sent. */
  private static final class Form {
    private final String type;
    private final byte[] plain;
    private final byte[] zipped;
    private final String etag;

    /**
     * @param type what Go guesses from the first bytes: v1.18 does not name the types it sends here
     */
    Form(String type, byte[] plain) {
      this.type = type;
      this.plain = plain;
      this.zipped = zip(plain);
      this.etag = "\"" + digest(plain) + "\"";
    }
  }

  private record Forms(Form json, Form proto) {}

  private final Supplier<ObjectNode> document;
  private final ReentrantLock building = new ReentrantLock();
  private volatile Forms forms;

  /**
   * @param document builds the document, such as {@link OpenApiBuilder#build}
   */
  public OpenApiService(Supplier<ObjectNode> document) {
    this.document = requireNonNull(document);
  }

  /** Forgets what was built: the next request, or {@link #warmUp}, builds it anew. */
  public void refresh() {
    forms = null;
  }

  /** Builds the document now, for a thread that has nothing more urgent to do. */
  public void warmUp() {
    forms();
  }

  private Forms forms() {
    Forms built = forms;
    if (built != null) {
      return built;
    }
    building.lock();
    try {
      if (forms == null) {
        ObjectNode json = document.get();
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        forms = new Forms(
            new Form("text/plain; charset=utf-8", text),
            new Form("application/octet-stream", OpenApiProto.encode(json)));
      }
      return forms;
    } finally {
      building.unlock();
    }
  }

  private static byte[] zip(byte[] plain) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream(plain.length / 4);
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-512").digest(bytes);
      return HexFormat.of().withUpperCase().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-512", e);
    }
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    String type = negotiate(request.header("Accept"));
    if (type.isEmpty()) {
      response.writeHeader(406);
      return;
    }
    Form form = type.equals(PROTO) ? forms().proto() : forms().json();
    response.setHeader("Etag", form.etag);
    response.setHeader("Vary", "Accept-Encoding, Accept");
    String known = request.header("If-None-Match");
    if (known.equals("*") || known.contains(form.etag)) {
      response.writeHeader(304);
      return;
    }
    boolean zipped = request.header("Accept-Encoding").contains("gzip");
    byte[] body = zipped ? form.zipped : form.plain;
    response.setHeader("Content-Type", form.type);
    if (zipped) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setHeader("Content-Length", Integer.toString(body.length));
    response.writeHeader(200);
    if (!request.method().equals("HEAD")) {
      response.write(body);
    }
  }

  /** The type to answer with; empty when none of those accepted can be had. */
  static String negotiate(String accept) {
    if (accept.isBlank()) {
      return JSON;
    }
    for (String clause : accept.split(",")) {
      String type = clause.split(";", 2)[0].strip();
      if (type.equals(PROTO)) {
        return PROTO;
      } else if (type.equals(JSON) || type.equals("*/*") || type.equals("application/*")) {
        return JSON;
      }
    }
    return "";
  }
}
