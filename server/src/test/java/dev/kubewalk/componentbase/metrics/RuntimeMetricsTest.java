package dev.kubewalk.componentbase.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.componentbase.GoRoutines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeMetricsTest {
  @TempDir
  Path proc;

  private final KubeRegistry registry = new KubeRegistry();

  @Test
  void readsWhatTheKernelTells() throws IOException {
    Files.createDirectories(proc.resolve("fd/0"));
    Files.createDirectories(proc.resolve("fd/1"));
    Files.writeString(
        proc.resolve("status"), "Name:\tjava\nVmSize:\t    2048 kB\nVmRSS:\t  1024 kB\n");
    Files.writeString(
        proc.resolve("limits"),
        "Limit              Soft Limit  Hard Limit  Units\n"
            + "Max open files     1024        4096        files\n"
            + "Max address space  unlimited   unlimited   bytes\n");
    new ProcessMetrics(registry, proc).register();
    assertThat(registry.text())
        .contains("process_open_fds 2\n")
        .contains("process_max_fds 1024\n")
        .contains("process_virtual_memory_bytes 2.097152e+06\n")
        .contains("process_virtual_memory_max_bytes 1.8446744073709552e+19\n")
        .contains("process_resident_memory_bytes 1.048576e+06\n")
        .contains("# TYPE process_cpu_seconds_total counter\n");
  }

  @Test
  void leavesOutWhatNobodyTells() {
    new ProcessMetrics(registry, proc.resolve("nowhere")).register();
    assertThat(registry.text()).doesNotContain("process_max_fds", "process_resident_memory_bytes");
  }

  @Test
  void countsThreadsFromTheirBeginningToTheirEnd() throws InterruptedException {
    GoRoutines go = GoRoutines.forThisJdk();
    RuntimeMetrics.register(registry, go);
    assertThat(registry.text()).contains("go_goroutines 0\n");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = go.go("test", () -> {
      begun.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    begun.await();
    assertThat(registry.text()).contains("go_goroutines 1\n");
    assertThat(go.running()).containsExactly(thread);
    end.countDown();
    thread.join();
    assertThat(registry.text()).contains("go_goroutines 0\n");
  }
}
