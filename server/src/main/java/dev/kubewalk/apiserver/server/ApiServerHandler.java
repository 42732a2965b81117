package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.apiserver.server.mux.PathRecorderMux;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.ResponseWriter;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The handlers of one server: its filter chain around a director, which sends a request to the REST
 * services or to the path mux. Another server delegates to the director, behind the filters: they
 * have seen the request already.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/handler.go (APIServerHandler)
 */
public final class ApiServerHandler {
  private final String name;
  private final RestContainer restContainer = new RestContainer();
  private final PathRecorderMux mux;
  private final Handler director;
  private final Handler fullHandlerChain;

  /**
   * @param notFound who answers what nobody here claims; the mux's own 404 if empty
   * @param chain puts the filters around the director
   */
  ApiServerHandler(
      String name, Klog log, Optional<Handler> notFound, UnaryOperator<Handler> chain) {
    this.name = requireNonNull(name);
    this.mux = new PathRecorderMux(name);
    notFound.ifPresent(mux::notFoundHandler);
    this.director = new Director(log);
    this.fullHandlerChain = chain.apply(director);
  }

  public RestContainer restContainer() {
    return restContainer;
  }

  public PathRecorderMux mux() {
    return mux;
  }

  /** Routing without the filters. */
  public Handler director() {
    return director;
  }

  /** What clients reach. */
  public Handler fullHandlerChain() {
    return fullHandlerChain;
  }

  /** The REST services' roots and the mux's listed paths. */
  List<String> listedPaths() {
    TreeSet<String> paths = new TreeSet<>(mux.listedPaths());
    restContainer.services().forEach(service -> paths.add(service.rootPath()));
    return List.copyOf(paths);
  }

  private final class Director implements Handler {
    private final Klog log;

    Director(Klog log) {
      this.log = requireNonNull(log);
    }

    @Override
    public void serve(Request request, ResponseWriter response) throws IOException {
      try (Step step = RequestTrace.of(request).step(Steps.DIRECT_REQUEST)) {
        serve(request, response, step);
      }
    }

    private void serve(Request request, ResponseWriter response, Step step) throws IOException {
      Optional<RestContainer.WebService> service = restContainer.find(request.path());
      step.note("server", name);
      step.note("web service", service.isPresent() ? service.get().rootPath() : "none");
      if (log.v(5).enabled()) {
        String by =
            service.map(s -> "gorestful with webservice " + s.rootPath()).orElse("nonGoRestful");
        log.v(5).infof("%s: %s \"%s\" satisfied by %s", name, request.method(), request.path(), by);
      }
      Handler next = service.map(RestContainer.WebService::handler).orElse(mux);
      next.serve(request, response);
    }
  }
}
