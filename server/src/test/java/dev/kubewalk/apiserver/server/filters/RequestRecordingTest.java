package dev.kubewalk.apiserver.server.filters;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.kubewalk.apiserver.endpoints.filters.WithCacheControl;
import dev.kubewalk.apiserver.endpoints.request.RequestTrace;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.http.Handler;
import dev.kubewalk.http.Request;
import dev.kubewalk.http.TestingRequest;
import dev.kubewalk.http.TestingResponse;
import dev.kubewalk.tracer.Recorder;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.StepListener;
import dev.kubewalk.tracer.StepView;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestRecordingTest {
  private static final int ROUNDS = 100_000;
  private static final Handler NOTED = (request, response) -> {
    try (Step step = RequestTrace.of(request).step(Steps.DIRECT_REQUEST)) {
      step.note("server", "test");
    }
  };

  /** The entries of the steps that were opened, and the last notes. */
  private static final class Heard implements StepListener {
    final List<Steps> entries = new ArrayList<>();
    StepView last;

    @Override
    public void onStart(StepView step) {
      entries.add(step.entry());
    }

    @Override
    public void onEnd(StepView step) {
      last = step;
    }
  }

  @ParameterizedTest(name = "{0} from {1}, all: {2}")
  @CsvSource({
    "true, 127.0.0.1:5050, false, true",
    "true, 127.8.9.1:5050, false, true",
    "true, [::1]:5050, false, true",
    "'', 127.0.0.1:5050, false, false",
    "false, 127.0.0.1:5050, false, false",
    "true, 192.0.2.7:5050, false, false",
    "true, [2001:db8::1]:5050, false, false",
    "true, localhost:5050, false, false",
    "true, '', false, false",
    "'', 192.0.2.7:5050, true, true"
  })
  void recordsWhatIsAskedForOnThisMachine(String header, String peer, boolean all, boolean recorded)
      throws IOException {
    Heard heard = new Heard();
    try (Recorder recorder = Recorder.withoutFile()) {
      recorder.addListener(heard);
      TestingRequest request = new TestingRequest("GET", "/api?x=secret")
          .from(peer)
          .header(RequestRecording.HEADER, header);
      new RequestRecording(recorder, all).around(NOTED).serve(request, new TestingResponse());
    }
    assertThat(heard.entries)
        .isEqualTo(recorded ? List.of(Steps.SERVE_REQUEST, Steps.DIRECT_REQUEST) : List.of());
    if (recorded) {
      assertThat(heard.last.notes()).containsEntry("path", "/api").containsEntry("method", "GET");
    }
  }

  @Test
  void nothingStandsInFrontOfTheChainWhenNobodyRecords() {
    assertThat(RequestRecording.off().around(NOTED)).isSameAs(NOTED);
    assertThat(new RequestRecording(Trace.off(), true).around(NOTED)).isSameAs(NOTED);
  }

  /** Those filters are measured that allocate nothing for themselves. */
  @Test
  void aRequestThatIsNotRecordedAllocatesNothingForIt() throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Request request = new TestingRequest("GET", "/api");
    TestingResponse response = new TestingResponse();
    try (Recorder recorder = Recorder.withoutFile()) {
      Handler filters = new WithPanicRecovery(new WithCacheControl(NOTED), Klog.discard());
      Handler unrecorded =
          new RequestRecording(recorder, false).around((r, w) -> filters.serve(r, w));
      // The measurement itself may allocate a little; one byte a request would be ROUNDS.
      assertThat(allocated(threads, () -> unrecorded.serve(request, response)))
          .isLessThan(ROUNDS / 10);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static long allocated(ThreadMXBean threads, Work work) throws IOException {
    for (int i = 0; i < ROUNDS / 10; i++) {
      work.run();
    }
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < ROUNDS; i++) {
      work.run();
    }
    return threads.getThreadAllocatedBytes(thread) - before;
  }
}
