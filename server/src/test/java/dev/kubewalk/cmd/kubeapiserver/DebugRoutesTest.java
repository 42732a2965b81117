package dev.kubewalk.cmd.kubeapiserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** /debug/flags and /debug/pprof of a whole server, and flags that keep it from starting. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DebugRoutesTest {
  @TempDir
  static Path folder;

  private TestingApiServer server;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    server = new TestingApiServer(folder.resolve("one")).ready();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void verbosityChangesWhileTheServerRuns() throws IOException {
    server.send("GET", "/api/v1/nodes", "");
    assertThat(server.log()).doesNotContain("URI=\"/api/v1/nodes");
    HttpResponse<String> put = server.send("PUT", "/debug/flags/v", "3");
    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(put.body()).isEqualTo("successfully set klog.logging.verbosity to 3\n");
    assertThat(put.headers().firstValue("Content-Type")).contains("text/plain");
    server.sendAs("admintoken", "GET", "/api/v1/nodes");
    assertThat(server.log()).contains("URI=\"/api/v1/nodes");
    server.send("PUT", "/debug/flags/v", "0");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 3, 406, unsupported http method",
    "POST, 3, 406, unsupported http method",
    "PUT, x, 400, 'failed set klog.logging.verbosity x: strconv.ParseInt: parsing \"x\": invalid"
        + " syntax'",
    "PUT, 99999999999, 400, 'failed set klog.logging.verbosity 99999999999: strconv.ParseInt:"
        + " parsing \"99999999999\": value out of range'"
  })
  void refusesOtherWaysToSetIt(String method, String body, int status, String text)
      throws IOException {
    HttpResponse<String> response = server.send(method, "/debug/flags/v", body);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).isEqualTo(text + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "/debug/flags, 200, /debug/flags/<br>",
    "/debug/flags/, 200, <tr>v<br>",
    "/debug/pprof, 302, /debug/pprof/",
    "/debug/pprof/, 200, goroutine",
    "/debug/pprof/goroutine, 200, in-flight-metrics",
    "/debug/pprof/heap, 200, java.lang.String",
    "/debug/pprof/profile, 501, JDK Flight Recorder",
    "/debug/pprof/trace, 501, JDK Flight Recorder",
    "/debug/pprof/symbol, 501, stack traces",
    "/debug/pprof/nothing, 404, Unknown profile"
  })
  void answersWhatAJvmCanTell(String path, int status, String contained) throws IOException {
    HttpResponse<String> response = server.send("GET", path, "");
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains(contained);
  }

  @Test
  void aWrongPatternOfOriginsKeepsTheServerFromStarting() throws IOException {
    try (TestingApiServer broken =
        new TestingApiServer(folder.resolve("two"), "--cors-allowed-origins=good,(bad")) {
      assertThat(broken.exitStatus()).isEqualTo(1);
      assertThat(broken.log())
          .contains(
              "Invalid CORS allowed origin, --cors-allowed-origins flag was set to good,(bad");
    }
  }
}
