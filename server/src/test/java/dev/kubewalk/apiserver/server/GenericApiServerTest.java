package dev.kubewalk.apiserver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.server.hooks.HookException;
import dev.kubewalk.apiserver.server.hooks.PostStartHooks;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.client.RestClient.RawAnswer;
import dev.kubewalk.componentbase.GoRoutines;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenericApiServerTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final TestingServers testing = new TestingServers();

  private static String get(GenericApiServer server, String path) {
    return raw(server, path).text();
  }

  private static RawAnswer raw(GenericApiServer server, String path) {
    RestClient client = TestingServers.clientOf(server.handler().fullHandlerChain());
    return client.raw(path, Map.of());
  }

  private GenericApiServer innermost() {
    return testing.config().complete().newServer("inner", EmptyDelegate.INSTANCE);
  }

  @ParameterizedTest
  @CsvSource({"/healthz/log", "/livez/ping", "/healthz/ping", "/readyz/log", "/readyz/shutdown"})
  void answersOkOncePrepared(String path) {
    GenericApiServer server = innermost();
    assertThat(raw(server, path).status()).isEqualTo(404);

    server.prepareRun();

    assertThat(raw(server, path)).extracting(RawAnswer::status).isEqualTo(200);
    assertThat(get(server, path)).isEqualTo("ok");
  }

  @Test
  void readyzFailsUntilTheInformersHookHasRun() {
    GenericApiServer server = innermost();
    server.prepareRun();
    assertThat(raw(server, "/readyz").status()).isEqualTo(500);
    assertThat(get(server, "/readyz")).isEqualTo("""
            [+]ping ok
            [+]log ok
            [-]poststarthook/generic-apiserver-start-informers failed: reason withheld
            [+]informer-sync ok
            [+]shutdown ok
            healthz check failed
            """);
    assertThat(get(server, "/readyz/poststarthook/generic-apiserver-start-informers"))
        .isEqualTo("internal server error: not finished\n");
  }

  @Test
  void saysItsVersion() {
    assertThat(get(innermost(), "/version")).contains("\"gitVersion\": \"v1.18.20\"");
    assertThat(get(innermost(), "/version/x")).contains("could not find the requested resource");
  }

  @Test
  void unknownPathsAreAnsweredByTheEndOfTheChain() {
    GenericApiServer inner = innermost();
    inner.handler().mux().handle("/inner", inner.handler().mux());
    GenericApiServer outer = testing.config().complete().newServer("outer", inner);
    outer.handler().mux().handle("/outer", outer.handler().mux());

    assertThat(raw(outer, "/nowhere").status()).isEqualTo(404);
    assertThat(get(outer, "/nowhere")).isEqualTo("""
            {
              "paths": [
                "/inner",
                "/metrics",
                "/version"
              ]
            }""");
    assertThat(get(outer, "/")).contains("/inner", "/outer");
  }

  @Test
  void hooksAndChecksAreInherited() {
    GenericApiServer inner = innermost();
    inner.addPostStartHook("a", context -> {});
    GenericApiServer outer = testing.config().complete().newServer("outer", inner);
    outer.addPostStartHook("b", context -> {});
    outer.prepareRun();

    assertThat(outer.postStartHooks())
        .extracting(PostStartHooks.Entry::name)
        .containsExactly("generic-apiserver-start-informers", "a", "b");
    assertThat(outer.postStartHooks())
        .extracting(PostStartHooks.Entry::registeredBy)
        .containsExactly("inner", "inner", "outer");
    assertThat(get(outer, "/readyz?verbose")).isEqualTo("""
            [+]ping ok
            [+]log ok
            [-]poststarthook/generic-apiserver-start-informers failed: reason withheld
            [-]poststarthook/a failed: reason withheld
            [-]poststarthook/b failed: reason withheld
            [+]shutdown ok
            healthz check failed
            """);
    assertThatThrownBy(() -> outer.addPostStartHook("a", context -> {}))
        .hasMessage("unable to add \"a\" because it was already registered by: inner");
    assertThatThrownBy(() -> outer.addPostStartHook("c", context -> {}))
        .hasMessageContaining("healthz endpoint has already been created");
  }

  @Test
  void runsHooksThenShutsDownInOrder() throws InterruptedException {
    List<String> order = new CopyOnWriteArrayList<>();
    GenericApiServer server = innermost();
    StopChannel started = new StopChannel();
    StopChannel told = new StopChannel();
    server.addPostStartHook("first", context -> {
      order.add("started");
      context.stop().onClose(() -> {
        order.add("delayed stop");
        told.close();
      });
      started.close();
    });
    server.addPreShutdownHook("last", () -> order.add("pre-shutdown"));
    StopChannel stop = new StopChannel();
    PreparedGenericApiServer prepared = server.prepareRun();

    Thread running =
        GoRoutines.forThisJdk().go("server", () -> order.add("returned " + run(prepared, stop)));
    assertThat(started.await(LIMIT)).isTrue();
    stop.close();
    running.join(LIMIT.toMillis());

    // Who waits for the channel and who is called when it closes go on side by side.
    assertThat(told.await(LIMIT)).isTrue();
    assertThat(order)
        .startsWith("started")
        .containsSubsequence("pre-shutdown", "returned ok")
        .contains("delayed stop");
    assertThat(get(server, "/readyz")).contains("[-]shutdown failed");
    assertThat(get(server, "/healthz/ping")).isEqualTo("ok");
  }

  @Test
  void aFailedHookIsFatal() throws InterruptedException {
    GenericApiServer server = innermost();
    StopChannel stop = new StopChannel();
    server.addPostStartHook("bad", context -> {
      throw new HookException("no luck");
    });
    PreparedGenericApiServer prepared = server.prepareRun();
    Thread running = GoRoutines.forThisJdk().go("server", () -> run(prepared, stop));
    assertThat(testing.died.await(LIMIT)).isTrue();
    stop.close();
    running.join(LIMIT.toMillis());
    assertThat(testing.fatal).containsExactly("PostStartHook \"bad\" failed: no luck");
  }

  @Test
  void aPanicInAHookIsFatal() throws InterruptedException {
    GenericApiServer server = innermost();
    StopChannel stop = new StopChannel();
    server.addPostStartHook("bad", context -> {
      throw new IllegalStateException("a bug");
    });
    PreparedGenericApiServer prepared = server.prepareRun();
    Thread running = GoRoutines.forThisJdk().go("server", () -> run(prepared, stop));
    assertThat(testing.died.await(LIMIT)).isTrue();
    stop.close();
    running.join(LIMIT.toMillis());
    assertThat(testing.fatal)
        .containsExactly("panic in PostStartHook \"bad\": java.lang.IllegalStateException: a bug");
  }

  @Test
  void aFailedPreShutdownHookIsToldAfterTheShutdown() {
    GenericApiServer server = innermost();
    server.addPreShutdownHook("bad", () -> {
      throw new HookException("no luck");
    });
    StopChannel stop = new StopChannel();
    stop.close();
    assertThat(run(server.prepareRun(), stop)).isEqualTo("PreShutdownHook \"bad\" failed: no luck");
  }

  private static String run(PreparedGenericApiServer server, StopChannel stop) {
    try {
      server.run(stop);
      return "ok";
    } catch (IOException | HookException e) {
      return e.getMessage();
    }
  }
}
