package dev.kubewalk.componentbase.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.componentbase.GoFloat;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormatTest {
  private final KubeRegistry registry = new KubeRegistry();

  /** What Go's FormatFloat(f, 'g', -1, 64) gives. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "-2.5, -2.5",
    "0.005, 0.005",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "0.00000001, 1e-08",
    "131072, 131072",
    "999999, 999999",
    "1000000, 1e+06",
    "2592000, 2.592e+06",
    "1606565431.25, 1.60656543125e+09",
    "1e22, 1e+22",
    "NaN, NaN",
    "Infinity, +Inf",
    "-Infinity, -Inf"
  })
  void writesNumbersAsGo(double value, String text) {
    assertThat(GoFloat.format(value)).isEqualTo(text);
  }

  @Test
  void writesEachTypeAsGoDoes() {
    registry
        .histogram("c_seconds", "Third.", new double[] {0.5, 1}, "kind")
        .with("x")
        .observe(0.7);
    registry.counter("a_attempts", "First.", "result").with("o\"k").inc();
    registry.gauge("b_open", "Second\nline.").with().set(3);
    registry.observe("d_seen", "Not ours.", List.of("n"), sink -> sink.accept(1, "two"));
    assertThat(registry.text()).isEqualTo("""
        # HELP a_attempts [ALPHA] First.
        # TYPE a_attempts counter
        a_attempts{result="o\\"k"} 1
        # HELP b_open [ALPHA] Second\\nline.
        # TYPE b_open gauge
        b_open 3
        # HELP c_seconds [ALPHA] Third.
        # TYPE c_seconds histogram
        c_seconds_bucket{kind="x",le="0.5"} 0
        c_seconds_bucket{kind="x",le="1"} 1
        c_seconds_bucket{kind="x",le="+Inf"} 1
        c_seconds_sum{kind="x"} 0.7
        c_seconds_count{kind="x"} 1
        # HELP d_seen Not ours.
        # TYPE d_seen gauge
        d_seen{n="two"} 1
        """);
  }

  @Test
  void aNameHasOneFamilyAndShowsOnlyValues() {
    registry.counter("a_total", "First.", "of").series("x");
    assertThat(registry.text()).isEmpty();
    registry.counter("a_total", "First.", "of").with("x").inc();
    registry.counter("a_total", "First.", "of").with("x").inc();
    assertThat(registry.text()).contains("a_total{of=\"x\"} 2\n");
  }

  /** Who kept a series at hand goes on counting after a reset, from nothing. */
  @Test
  void aSeriesOutlivesAReset() {
    Series<CounterDataPoint> series =
        registry.counter("a_total", "First.", "of").series("x");
    series.get().inc();
    registry.reset(List.of("a_total", "unknown"));
    assertThat(registry.text()).isEmpty();
    series.get().inc();
    assertThat(registry.text()).contains("a_total{of=\"x\"} 1\n");
  }
}
