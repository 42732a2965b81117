package dev.kubewalk.diagrams;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.tracer.Recording;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recordings made by hand, with a clock of their own: the same every time. */
final class RecordingFixtures {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> CORE = List.of("v1");
  private static final List<String> APPS = List.of(
      "authentication.k8s.io/v1",
      "authentication.k8s.io/v1beta1",
      "authorization.k8s.io/v1",
      "authorization.k8s.io/v1beta1",
      "autoscaling/v1",
      "autoscaling/v2beta1",
      "autoscaling/v2beta2",
      "batch/v1",
      "batch/v1beta1",
      "certificates.k8s.io/v1beta1",
      "coordination.k8s.io/v1",
      "coordination.k8s.io/v1beta1",
      "discovery.k8s.io/v1beta1",
      "extensions/v1beta1",
      "networking.k8s.io/v1",
      "networking.k8s.io/v1beta1",
      "node.k8s.io/v1beta1",
      "policy/v1beta1",
      "rbac.authorization.k8s.io/v1",
      "rbac.authorization.k8s.io/v1beta1",
      "scheduling.k8s.io/v1",
      "scheduling.k8s.io/v1beta1",
      "storage.k8s.io/v1",
      "storage.k8s.io/v1beta1",
      "apps/v1",
      "admissionregistration.k8s.io/v1",
      "admissionregistration.k8s.io/v1beta1",
      "events.k8s.io/v1beta1");
  private static final List<String> FILTERS = List.of(
      "WithPanicRecovery",
      "WithLogging",
      "WithCacheControl",
      "WithRequestInfo",
      "WithWaitGroup",
      "WithTimeoutForNonLongRunningRequests",
      "WithAuthentication",
      "WithAudit",
      "WithImpersonation",
      "WithMaxInFlightLimit",
      "WithAuthorization");

  private static final int FILTERS_OF_REQUEST = 5;

  private final StringBuilder lines = new StringBuilder();
  private final List<Long> open = new ArrayList<>();
  private long nextId = 1;
  private long now = 1_000_000;
  private String thread = "main";

  private RecordingFixtures() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("type", "recording");
    header.put("format", 1);
    header.put("version", "v1.18.20");
    header.put("jdk", "17");
    header.put("startedAt", "2026-01-01T00:00:00Z");
    header.put("flags", Map.of("secure-port", "6443"));
    write(header);
  }

  /** A few steps of each kind: nesting, a loop, threads, a failure, an open step. */
  static Recording small() {
    RecordingFixtures f = new RecordingFixtures();
    f.begin(Steps.MAIN, Map.of());
    f.step(Steps.NEW_API_SERVER_COMMAND, 2, Map.of());
    f.step(Steps.COMPLETE, 12, Map.of("advertiseAddress", "192.0.2.1"));
    f.begin(Steps.RUN, Map.of());
    f.begin(Steps.CREATE_SERVER_CHAIN, Map.of());
    f.server("apiextensions-apiserver", "", List.of());
    f.step(
        Steps.INSTALL_API_EXTENSIONS_GROUP,
        3,
        Map.of("groupVersions", List.of("apiextensions.k8s.io/v1")));
    f.server("kube-apiserver", "apiextensions-apiserver", List.of());
    f.step(Steps.INSTALL_LEGACY_API_GROUP, 3, Map.of("groupVersions", CORE));
    for (String groupVersion : List.of("apps/v1", "batch/v1")) {
      f.begin(Steps.NEW_REST_STORAGE, Map.of("groupVersions", List.of(groupVersion)));
      f.step(Steps.GET_REST_OPTIONS, 1, Map.of("resource", "jobs"));
      f.end();
    }
    f.server("kube-aggregator", "kube-apiserver", List.of("WithPanicRecovery", "WithAudit"));
    f.end();
    f.prepare();
    f.begin(Steps.RUN_PREPARED_AGGREGATOR, Map.of());
    f.begin(Steps.RUN_PREPARED_GENERIC_SERVER, Map.of("server", "kube-aggregator"));
    f.begin(Steps.NON_BLOCKING_RUN, Map.of());
    f.begin(Steps.RUN_POST_START_HOOKS, Map.of());
    f.hook("bootstrap-controller", "kube-apiserver", Steps.HOOK_BOOTSTRAP_CONTROLLER);
    f.hook("crd-informer-synced", "apiextensions-apiserver", Steps.HOOK_CRD_INFORMER_SYNCED);
    f.end();
    f.end();
    f.end();
    f.failing(Steps.SD_NOTIFY, "no socket");
    f.end();
    f.requests();
    f.shutdown();
    return f.recording();
  }

  /** A whole start-up: every step of the catalogue, and those of the loops several times. */
  static Recording full() {
    RecordingFixtures f = new RecordingFixtures();
    f.begin(Steps.MAIN, Map.of());
    f.begin(Steps.NEW_API_SERVER_COMMAND, Map.of());
    f.begin(Steps.NEW_SERVER_RUN_OPTIONS, Map.of());
    f.tree("1.2.");
    f.end();
    f.rows("1.1.2", "1.1.3", "1.1.4", "1.1.5", "1.1.6", "1.1.7");
    f.end();
    f.rows("1.2");
    f.begin(Steps.EXECUTE_COMMAND, Map.of());
    f.rows("1.3.1", "1.3.2");
    f.begin(Steps.COMPLETE, Map.of());
    f.tree("2.");
    f.end();
    f.begin(Steps.VALIDATE_OPTIONS, Map.of());
    f.tree("3.");
    f.end();
    f.rows("1.3.5");
    f.begin(Steps.RUN, Map.of());
    f.chain();
    f.prepare();
    f.run();
    f.end();
    f.end();
    f.end();
    f.shutdown();
    return f.recording();
  }

  private void chain() {
    begin(Steps.CREATE_SERVER_CHAIN, Map.of());
    tree("4.1");
    begin(Steps.CREATE_KUBE_API_SERVER_CONFIG, Map.of());
    tree("4.2.");
    end();
    tree("4.3");
    begin(Steps.CREATE_API_EXTENSIONS_SERVER, Map.of());
    tree("4.4.1");
    begin(Steps.NEW_API_EXTENSIONS_SERVER, Map.of());
    begin(Steps.NEW_GENERIC_API_EXTENSIONS_SERVER, Map.of());
    server("apiextensions-apiserver", "", FILTERS);
    end();
    step(
        Steps.INSTALL_API_EXTENSIONS_GROUP,
        3,
        Map.of(
            "groupVersions", List.of("apiextensions.k8s.io/v1", "apiextensions.k8s.io/v1beta1")));
    rows("4.4.2.4", "4.4.2.5", "4.4.2.6", "4.4.2.7", "4.4.2.8", "4.4.2.9", "4.4.2.10");
    end();
    end();
    kubeApiServer();
    tree("4.6");
    aggregator();
    rows("4.8");
    end();
  }

  private void kubeApiServer() {
    begin(Steps.CREATE_KUBE_API_SERVER, Map.of());
    tree("4.5.1");
    begin(Steps.NEW_MASTER, Map.of());
    begin(Steps.NEW_GENERIC_KUBE_API_SERVER, Map.of());
    server("kube-apiserver", "apiextensions-apiserver", FILTERS);
    end();
    begin(Steps.INSTALL_LEGACY_API, Map.of());
    begin(Steps.NEW_LEGACY_REST_STORAGE, Map.of());
    stores(15);
    end();
    rows("4.5.2.4.2", "4.5.2.4.4", "4.5.2.4.5", "4.5.2.4.6", "4.5.2.4.7");
    step(Steps.INSTALL_LEGACY_API_GROUP, 9, Map.of("groupVersions", CORE));
    end();
    begin(Steps.INSTALL_APIS, Map.of());
    for (String groupVersion : APPS) {
      begin(Steps.NEW_REST_STORAGE, Map.of("groupVersions", List.of(groupVersion)));
      stores(2);
      end();
    }
    step(Steps.INSTALL_API_GROUPS, 31, Map.of("groupVersions", APPS));
    end();
    rows("4.5.2.7");
    end();
    end();
  }

  private void aggregator() {
    begin(Steps.CREATE_AGGREGATOR_SERVER, Map.of());
    rows("4.7.1");
    begin(Steps.NEW_GENERIC_AGGREGATOR, Map.of());
    server("kube-aggregator", "kube-apiserver", FILTERS);
    end();
    step(
        Steps.INSTALL_REGISTRATION_GROUP,
        3,
        Map.of(
            "groupVersions",
            List.of("apiregistration.k8s.io/v1", "apiregistration.k8s.io/v1beta1")));
    rows("4.7.3", "4.7.5", "4.7.6", "4.7.7", "4.7.8", "4.7.9", "4.7.10", "4.7.11", "4.7.12");
    rows("4.7.13");
    end();
  }

  private void stores(int count) {
    for (int i = 0; i < count; i++) {
      rows("4.5.3.1", "4.5.3.2", "4.5.3.3", "4.5.3.4", "4.5.3.5", "4.5.3.6");
    }
  }

  private void server(String name, String delegate, List<String> filters) {
    for (Steps entry : Steps.values()) {
      if (entry == Steps.NEW_API_SERVER_HANDLER) {
        step(entry, 1, Map.of("server", name, "delegate", delegate, "filters", filters));
      } else if (entry.id().startsWith("G") && !entry.id().equals("G8")) {
        step(entry, 0, Map.of("server", name));
      }
    }
  }

  private void prepare() {
    begin(Steps.PREPARE_RUN, Map.of());
    rows("5.1");
    begin(Steps.PREPARE_AGGREGATOR, Map.of("server", "kube-aggregator"));
    begin(Steps.PREPARE_KUBE_API_SERVER, Map.of("server", "kube-apiserver"));
    begin(Steps.PREPARE_API_EXTENSIONS_SERVER, Map.of("server", "apiextensions-apiserver"));
    rows("5.2.1.1.1", "5.2.1.1.2", "5.2.1.1.3");
    end();
    rows("5.2.1.2");
    end();
    rows("5.2.2");
    end();
    rows("5.3", "5.4");
    end();
  }

  private void run() {
    begin(Steps.RUN_PREPARED_AGGREGATOR, Map.of());
    begin(Steps.RUN_PREPARED_GENERIC_SERVER, Map.of("server", "kube-aggregator"));
    rows("7.1");
    begin(Steps.NON_BLOCKING_RUN, Map.of());
    begin(Steps.SERVE_SECURELY, Map.of("address", "[::]:6443"));
    rows("9.1", "9.1.1", "9.2", "9.3");
    end();
    rows("10");
    begin(Steps.RUN_POST_START_HOOKS, Map.of());
    String extensions = "apiextensions-apiserver";
    String kube = "kube-apiserver";
    String aggregator = "kube-aggregator";
    hook("generic-apiserver-start-informers", extensions, Steps.HOOK_START_INFORMERS);
    hook("start-apiextensions-informers", extensions, Steps.HOOK_START_API_EXTENSIONS_INFORMERS);
    hook(
        "start-apiextensions-controllers", extensions, Steps.HOOK_START_API_EXTENSIONS_CONTROLLERS);
    hook("crd-informer-synced", extensions, Steps.HOOK_CRD_INFORMER_SYNCED);
    hook(
        "start-kube-apiserver-admission-initializer", kube, Steps.HOOK_START_ADMISSION_INITIALIZER);
    hook("bootstrap-controller", kube, Steps.HOOK_BOOTSTRAP_CONTROLLER);
    hook("rbac/bootstrap-roles", kube, Steps.HOOK_RBAC_BOOTSTRAP_ROLES);
    hook(
        "scheduling/bootstrap-system-priority-classes",
        kube,
        Steps.HOOK_BOOTSTRAP_SYSTEM_PRIORITY_CLASSES);
    hook(
        "start-cluster-authentication-info-controller",
        kube,
        Steps.HOOK_START_CLUSTER_AUTHENTICATION_INFO_CONTROLLER);
    hook("start-kube-aggregator-informers", aggregator, Steps.HOOK_START_AGGREGATOR_INFORMERS);
    hook(
        "apiservice-registration-controller",
        aggregator,
        Steps.HOOK_API_SERVICE_REGISTRATION_CONTROLLER);
    hook(
        "apiservice-status-available-controller",
        aggregator,
        Steps.HOOK_API_SERVICE_STATUS_AVAILABLE_CONTROLLER);
    hook("kube-apiserver-autoregistration", aggregator, Steps.HOOK_AUTOREGISTRATION);
    hook("apiservice-openapi-controller", aggregator, Steps.HOOK_OPENAPI_CONTROLLER);
    end();
    rows("12");
    end();
    rows("13");
    end();
    end();
  }

  private void hook(String name, String server, Steps entry) {
    String before = thread;
    thread = "hook " + name;
    begin(Steps.RUN_POST_START_HOOK, Map.of("hook", name, "registeredBy", server), true);
    step(entry, 4, Map.of());
    end();
    thread = before;
  }

  /** One that is stored, and one that is refused. */
  private void requests() {
    thread = "http-1";
    String path = "/apis/apps/v1/namespaces/a/deployments";
    begin(Steps.SERVE_REQUEST, Map.of("method", "POST", "path", path, "status", 201));
    filters("create", "admin", "allow");
    begin(Steps.DIRECT_REQUEST, Map.of("server", "kube-aggregator", "web service", "none"));
    begin(
        Steps.MATCH_PATH,
        Map.of("server", "kube-aggregator", "satisfied by", "prefix /apis/apps/"));
    begin(Steps.DIRECT_REQUEST, Map.of("server", "kube-apiserver", "web service", "/apis/apps/v1"));
    begin(Steps.HANDLE_RESOURCE_REQUEST, Map.of("method", "POST"));
    step(Steps.DECODE_BODY, 1, Map.of("kind", "Deployment"));
    step(Steps.ADMIT_REQUEST, 1, Map.of("plugins", List.of("NamespaceLifecycle", "Priority")));
    begin(Steps.STORE_OPERATION, Map.of("operation", "create"));
    step(Steps.BEFORE_CREATE, 1, Map.of());
    step(Steps.VALIDATE_REQUEST, 1, Map.of("plugins", List.of("ResourceQuota")));
    begin(Steps.ASK_WATCH_CACHE, Map.of("operation", "create", "passed on", true));
    begin(Steps.STORAGE_TRANSACTION, Map.of("revision", 42));
    step(Steps.ASK_BACKEND, 3, Map.of("operation", "create"));
    endAll(3);
    step(Steps.WRITE_RESPONSE, 1, Map.of("status", 201));
    endAll(4 + FILTERS_OF_REQUEST + 1);
    begin(Steps.SERVE_REQUEST, Map.of("method", "POST", "path", path, "status", 403));
    filters("create", "alice", "forbid");
    step(Steps.WRITE_RESPONSE, 1, Map.of("status", 403));
    endAll(FILTERS_OF_REQUEST + 1);
  }

  private void filters(String verb, String user, String decision) {
    begin(Steps.WITH_PANIC_RECOVERY, Map.of());
    begin(Steps.LOG_REQUEST, Map.of());
    begin(
        Steps.WITH_REQUEST_INFO,
        Map.of(
            "resource request", true, "verb", verb, "resource", "deployments", "namespace", "a"));
    begin(Steps.WITH_AUTHENTICATION, Map.of("user", user));
    begin(Steps.WITH_AUTHORIZATION, Map.of("decision", decision));
  }

  private void endAll(int count) {
    for (int i = 0; i < count; i++) {
      end();
    }
  }

  private void shutdown() {
    thread = "stop-watcher";
    step(Steps.FIRST_SIGNAL, 1, Map.of());
    step(Steps.STOP_WATCHER, 1, Map.of());
    step(Steps.CLOSE_DELAYED_STOP, 1, Map.of());
    thread = "main";
    begin(Steps.RUN_PRE_SHUTDOWN_HOOKS, Map.of());
    step(Steps.STOP_BOOTSTRAP_CONTROLLER, 20, Map.of());
    end();
    thread = "stop-chain";
    step(Steps.STOP_CHAIN, 12, Map.of());
    thread = "main";
    step(Steps.WAIT_FOR_REQUESTS, 1, Map.of());
    step(Steps.END_PROCESS, 1, Map.of());
  }

  /** All entries whose id begins so, nested as their ids are. */
  private void tree(String prefix) {
    List<Steps> entries = Arrays.stream(Steps.values())
        .filter(step -> step.id().startsWith(prefix))
        .toList();
    List<Steps> around = new ArrayList<>();
    for (Steps entry : entries) {
      while (!around.isEmpty()
          && !entry.id().startsWith(around.get(around.size() - 1).id() + ".")) {
        end();
        around.remove(around.size() - 1);
      }
      boolean source = entry == Steps.DEFAULT_API_RESOURCE_CONFIG_SOURCE;
      begin(
          entry,
          source ? Map.of("enabled", APPS, "disabled", List.of("a.k8s.io/v1alpha1")) : Map.of());
      around.add(entry);
    }
    around.forEach(entry -> end());
  }

  private void rows(String... ids) {
    for (String id : ids) {
      step(Steps.byId(id).orElseThrow(), id.length() % 5, Map.of());
    }
  }

  private void step(Steps entry, int millis, Map<String, Object> notes) {
    begin(entry, notes);
    now += millis * 1_000_000L;
    end();
  }

  private void failing(Steps entry, String message) {
    begin(entry, Map.of());
    Map<String, Object> line = line("end", open.remove(open.size() - 1));
    line.put("failure", Map.of("type", "java.io.IOException", "message", message));
    write(line);
  }

  private void begin(Steps entry, Map<String, Object> notes) {
    begin(entry, notes, false);
  }

  private void begin(Steps entry, Map<String, Object> notes, boolean handedOff) {
    now += 100_000;
    Map<String, Object> line = line("start", nextId);
    line.put("step", entry.key());
    line.put("row", entry.id());
    if (!open.isEmpty()) {
      line.put("parent", open.get(open.size() - 1));
    }
    line.put("thread", thread);
    line.put("handedOff", handedOff);
    write(line);
    for (Map.Entry<String, Object> note : notes.entrySet()) {
      Map<String, Object> noted = line("note", nextId);
      noted.put("name", note.getKey());
      noted.put("value", note.getValue());
      write(noted);
    }
    open.add(nextId++);
  }

  private void end() {
    now += 100_000;
    write(line("end", open.remove(open.size() - 1)));
  }

  private Map<String, Object> line(String type, long id) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("type", type);
    line.put("id", id);
    line.put("at", now);
    return line;
  }

  private Recording recording() {
    try {
      return Recording.read(new StringReader(lines.toString()), "fixture");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Map<String, Object> line) {
    try {
      lines.append(MAPPER.writeValueAsString(line)).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
