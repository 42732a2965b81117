package dev.kubewalk.apiserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.apimachinery.util.waitgroup.SafeWaitGroup;
import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.RequestAuthenticator;
import dev.kubewalk.apiserver.authentication.UserInfo;
import dev.kubewalk.apiserver.authorization.Authorizer;
import dev.kubewalk.apiserver.authorization.Decision;
import dev.kubewalk.apiserver.endpoints.filters.StatusWriter;
import dev.kubewalk.apiserver.endpoints.request.LongRunning;
import dev.kubewalk.apiserver.endpoints.request.RequestKeys;
import dev.kubewalk.apiserver.server.filters.RequestDeadlines;
import dev.kubewalk.apiserver.server.filters.WithCors;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.TestingRequest;
import dev.kubewalk.http.TestingResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class HandlerChainTest {
  private static final Authorizer NOBODY_BUT_MASTERS =
      asked -> asked.user().inGroup(UserInfo.SYSTEM_PRIVILEGED_GROUP)
          ? new Decision.Allow("")
          : new Decision.NoOpinion("", "");
  private static final Handler WHO = (request, response) ->
      response.write(request.get(RequestKeys.USER).toString().getBytes(StandardCharsets.UTF_8));

  private final SafeWaitGroup waitGroup = new SafeWaitGroup();

  @Test
  void secureChainHasTheReferencesOrder() {
    assertThat(HandlerChain.secure(config(0.5, List.of("x"), Optional.of(next -> next)))
            .names())
        .containsExactly(
            "WithPanicRecovery",
            "WithLogging",
            "WithCacheControl",
            "WithProbabilisticGoaway",
            "WithRequestInfo",
            "WithWaitGroup",
            "WithTimeoutForNonLongRunningRequests",
            "WithCORS",
            "WithAuthentication",
            "WithAudit",
            "WithImpersonation",
            "WithMaxInFlightLimit",
            "WithAuthorization");
  }

  @Test
  void insecureChainAsksNobodyWhoTheyAre() {
    HandlerChain chain = HandlerChain.insecure(config(0, List.of(), Optional.empty()));
    assertThat(chain.names())
        .containsExactly(
            "WithPanicRecovery",
            "WithCacheControl",
            "WithRequestInfo",
            "WithWaitGroup",
            "WithTimeoutForNonLongRunningRequests",
            "WithAuthentication",
            "WithMaxInFlightLimit");
    TestingResponse response = serve(chain.around(WHO), new TestingRequest("GET", "/api"));
    assertThat(response.body()).contains("system:unsecured", "system:masters");
  }

  @Test
  void refusesABadTokenWith401() {
    TestingResponse response = ask("/healthz", "Bearer wrong");
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.body())
        .isEqualTo(
            "{\"apiVersion\":\"v1\",\"kind\":\"Status\",\"metadata\":{},\"status\":\"Failure\","
                + "\"message\":\"Unauthorized\",\"reason\":\"Unauthorized\",\"code\":401}");
  }

  @Test
  void refusesWhoMayNotWith403() {
    TestingResponse response = ask("/api/v1/namespaces/a/pods/b/log", "alice");
    assertThat(response.status()).isEqualTo(403);
    assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.body())
        .contains(
            "pods \\\"b\\\" is forbidden: User \\\"alice\\\" cannot get resource \\\"pods/log\\\""
                + " in API group \\\"\\\" in the namespace \\\"a\\\"");
    assertThat(ask("/x<y>", "alice").body())
        .contains("forbidden: User \\\"alice\\\" cannot get path \\\"/x&lt;y&gt;\\\"");
  }

  @Test
  void impersonates() {
    TestingRequest request = new TestingRequest("GET", "/version")
        .header("Authorization", "admin")
        .header("Impersonate-User", "system:serviceaccount:ns:ghost")
        .header("Impersonate-Group", "system:masters")
        .header("Impersonate-Extra-Scopes", "view");
    assertThat(serve(secure(), request).body())
        .contains("name=system:serviceaccount:ns:ghost")
        .contains("groups=[system:masters, system:authenticated]")
        .contains("scopes=[view]");
  }

  @Test
  void impersonatingNobodyIsAMistake() {
    TestingRequest request = new TestingRequest("GET", "/version")
        .header("Authorization", "admin")
        .header("Impersonate-Group", "dev");
    TestingResponse response = serve(secure(), request);
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.body())
        .isEqualTo("Internal Server Error: \"/version\": requested [{Group  dev    }]"
            + " without impersonating a user\n");
  }

  @Test
  void impersonationNeedsTheRight() {
    TestingRequest request = new TestingRequest("GET", "/version")
        .header("Authorization", "alice")
        .header("Impersonate-User", "bob");
    assertThat(serve(secure(), request).body())
        .contains("users \\\"bob\\\" is forbidden: User \\\"alice\\\" cannot impersonate resource"
            + " \\\"users\\\" in API group \\\"\\\" at the cluster scope");
  }

  @Test
  void survivesADefect() {
    Handler broken = HandlerChain.secure(config(0, List.of(), Optional.empty()))
        .around((request, response) -> {
          throw new IllegalStateException("defect");
        });
    TestingResponse response =
        serve(broken, new TestingRequest("GET", "/x").header("Authorization", "admin"));
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.body())
        .isEqualTo("This request caused apiserver to panic. Look in the logs for details.\n");
  }

  @Test
  void refusesNewRequestsOnceItDrains() {
    waitGroup.await();
    TestingResponse response = ask("/api/v1/pods", "admin");
    assertThat(response.status()).isEqualTo(503);
    assertThat(response.header("Retry-After")).isEqualTo("1");
    assertThat(response.body()).contains("apiserver is shutting down");
    assertThat(ask("/api/v1/pods?watch=1", "admin").status()).isEqualTo(200);
  }

  @Test
  void answersAllowedOriginsOnly() {
    Handler chain = HandlerChain.secure(config(0, List.of("example\\.com$"), Optional.empty()))
        .around(WHO);
    TestingRequest preflight =
        new TestingRequest("OPTIONS", "/api").header("Origin", "http://a.example.com");
    TestingResponse response = serve(chain, preflight);
    assertThat(response.status()).isEqualTo(204);
    assertThat(response.header("Access-Control-Allow-Origin")).isEqualTo("http://a.example.com");
    TestingRequest other =
        new TestingRequest("OPTIONS", "/api").header("Origin", "http://evil.org");
    assertThat(serve(chain, other).status()).isEqualTo(401);
  }

  private TestingResponse ask(String target, String authorization) {
    return serve(
        secure(), new TestingRequest("GET", target).header("Authorization", authorization));
  }

  private Handler secure() {
    return HandlerChain.secure(config(0, List.of(), Optional.empty())).around(WHO);
  }

  private static TestingResponse serve(Handler handler, TestingRequest request) {
    TestingResponse response = new TestingResponse();
    try {
      handler.serve(request, response);
    } catch (java.io.IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
    return response;
  }

  private HandlerChainConfig config(
      double goaway, List<String> origins, Optional<UnaryOperator<Handler>> audit) {
    Clock clock = Clock.system();
    RequestAuthenticator byHeader = request -> {
      String name = request.header("Authorization");
      if (name.startsWith("Bearer")) {
        throw new AuthenticationException("invalid bearer token");
      }
      String group = name.equals("admin") ? UserInfo.SYSTEM_PRIVILEGED_GROUP : "dev";
      return name.isEmpty()
          ? Optional.empty()
          : Optional.of(new AuthenticationResponse(new UserInfo(name, List.of(group))));
    };
    return new HandlerChainConfig(
        new HandlerChainConfig.Security(
            Optional.of(byHeader), Optional.of(NOBODY_BUT_MASTERS), List.of(), false),
        new HandlerChainConfig.Limits(400, 200, goaway, WithCors.compile(origins)),
        LongRunning.ofKubeApiServer(),
        waitGroup,
        new RequestDeadlines(clock, Duration.ofSeconds(60)),
        audit,
        new HandlerChainConfig.Output(StatusWriter.json(), Klog.discard(), clock, () -> 0.9),
        HandlerChainConfig.Metrics.in(new KubeRegistry(), clock));
  }
}
