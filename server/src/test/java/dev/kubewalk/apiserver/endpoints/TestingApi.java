package dev.kubewalk.apiserver.endpoints;

import dev.kubewalk.apimachinery.runtime.serializer.json.SchemaDecoder;
import dev.kubewalk.apimachinery.schema.Schemas;
import dev.kubewalk.apiserver.admission.AdmissionChain;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authorization.Decision;
import dev.kubewalk.apiserver.endpoints.fieldmanager.FieldManagers;
import dev.kubewalk.apiserver.endpoints.metrics.RequestMetrics;
import dev.kubewalk.apiserver.endpoints.request.RequestInfoResolver;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.apiserver.registry.generic.ResourceCodec;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.rest.Column;
import dev.kubewalk.apiserver.registry.rest.NameValidators;
import dev.kubewalk.apiserver.registry.rest.ObjectForm;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import dev.kubewalk.apiserver.server.jetty.JettyServer;
import dev.kubewalk.apiserver.storage.etcd3.LeaseManager;
import dev.kubewalk.apiserver.storage.etcd3.metrics.EtcdMetrics;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Responses;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.kv.memory.MemoryBackend;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;

/** A few kinds served over plain HTTP from memory, without filters in front. */
final class TestingApi implements AutoCloseable {
  private final ServerSocketChannel listener;
  private final JettyServer server;
  private final Backend backend;
  private final KubeRegistry registry = new KubeRegistry();
  private final HttpClient client = HttpClient.newHttpClient();

  TestingApi(int port) throws IOException {
    backend = new MemoryBackend(Clock.system());
    ApiServices services = new ApiServices(
        new SchemaDecoder(Schemas.load()),
        AdmissionChain.empty(),
        attributes -> new Decision.Allow(""),
        FieldManagers.none(),
        new EquivalentResources(),
        Clock.system(),
        new ApiServices.Limits(Duration.ofMinutes(30), ApiServices.MAX_REQUEST_BODY_BYTES),
        new RequestMetrics(registry, Clock.system()));
    Handler core = new ApiGroupInfo(
            "",
            List.of("v1"),
            List.of(
                stored(configMaps()),
                stored(plain("secrets", "Secret")),
                stored(plain("serviceaccounts", "ServiceAccount")),
                stored(namespaces())))
        .groupVersions(services)
        .get(0)
        .install();
    Handler apps = new ApiGroupInfo("apps", List.of("v1"), List.of(stored(deployments())))
        .groupVersions(services)
        .get(0)
        .install();
    RequestInfoResolver resolver = new RequestInfoResolver();
    Handler handler = (request, response) -> {
      try {
        var known = request
            .with(RequestKeys.REQUEST_INFO, resolver.resolve(request))
            .with(RequestKeys.USER, new UserInfo("admin", List.of("system:masters")));
        if (request.path().startsWith("/api/v1")) {
          core.serve(known, response);
        } else if (request.path().startsWith("/apis/apps/v1")) {
          apps.serve(known, response);
        } else {
          Responses.notFound(response);
        }
      } catch (RequestInfoResolver.UnresolvablePathException e) {
        Responses.error(response, e.getMessage(), 500);
      }
    };
    listener = ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", port));
    server =
        JettyServer.serve(listener, JettyServer.Settings.plain(), handler, GoRoutines.forThisJdk());
  }

  private ResourceStorage stored(Resource resource) {
    EtcdMetrics metrics = new EtcdMetrics(registry, Clock.system());
    LeaseManager leases =
        new LeaseManager(backend, Clock.system(), Duration.ofSeconds(60), metrics);
    ResourceCodec codec = new ResourceCodec(resource, ObjectForm.AS_IS);
    var storage = new dev.kubewalk.apiserver.storage.etcd3.Store(
        backend, codec, "/registry", leases, metrics.ofType("*" + resource.kind()));
    return ResourceStorage.of(new Store(resource, storage, codec, Duration.ofHours(1)));
  }

  private static Resource configMaps() {
    return Resource.of("", "configmaps", "ConfigMap")
        .namespaced()
        .shortNames("cm")
        .version("v1", object -> {})
        .columns(Column.string("Data", "", o -> Integer.toString(o.at("data").size())))
        .build();
  }

  private static Resource plain(String plural, String kind) {
    return Resource.of("", plural, kind)
        .namespaced()
        .version("v1", object -> {})
        .build();
  }

  private static Resource namespaces() {
    return Resource.of("", "namespaces", "Namespace")
        .names(NameValidators::dns1123Label)
        .version("v1", object -> object.setDefault("status.phase", "Active"))
        .selectable("status.phase", namespace -> namespace.stringAt("status.phase"))
        .status(Strategy.NONE)
        .build();
  }

  private static Resource deployments() {
    return Resource.of("apps", "deployments", "Deployment")
        .namespaced()
        .generation()
        .version("v1", object -> object.setDefault("spec.replicas", 1))
        .status(Strategy.NONE)
        .scale("spec.replicas", "status.replicas", "spec.selector")
        .build();
  }

  int port() throws IOException {
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port() + path))
        .method(
            method,
            body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws IOException {
    server.shutdown(Duration.ofMillis(100));
    backend.close();
  }

  /** Serves until it is killed. */
  public static void main(String[] arguments) throws Exception {
    new TestingApi(Integer.parseInt(arguments[0]));
    Thread.currentThread().join();
  }
}
