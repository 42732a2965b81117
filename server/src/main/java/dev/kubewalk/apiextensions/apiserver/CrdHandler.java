package dev.kubewalk.apiextensions.apiserver;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apiserver.endpoints.request.RequestInfo;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.client.informers.SharedInformer;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.http.Responses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The door to custom resources: while the definitions are not known yet, nobody can say that a
 * resource does not exist, so requests are asked to come back. Afterwards what no definition
 * defines goes to the delegate.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/apiserver/customresource_handler.go
 * (crdHandler)
 */
public final class CrdHandler implements Handler {
  private static final int RETRY_AFTER_SECONDS = 10;

  private final SharedInformer definitions;
  private final Handler customResources;

  /**
   * @param customResources answers once the definitions are known
   */
  public CrdHandler(SharedInformer definitions, Handler customResources) {
    this.definitions = requireNonNull(definitions);
    this.customResources = requireNonNull(customResources);
  }

  @Override
  public void serve(Request request, ResponseWriter response) throws IOException {
    RequestInfo info = request.get(RequestKeys.REQUEST_INFO);
    if (!definitions.hasSynced() && info != null && info.resourceRequest()) {
      serverIsStarting(response);
    } else {
      customResources.serve(request, response);
    }
  }

  private static void serverIsStarting(ResponseWriter response) throws IOException {
    ObjectNode status = ApiErrors.serviceUnavailable("server is starting").toNode();
    status.putObject("details").put("retryAfterSeconds", RETRY_AFTER_SECONDS);
    response.setHeader("Retry-After", Integer.toString(RETRY_AFTER_SECONDS));
    Responses.json(response, (status + "\n").getBytes(StandardCharsets.UTF_8), 503);
  }
}
