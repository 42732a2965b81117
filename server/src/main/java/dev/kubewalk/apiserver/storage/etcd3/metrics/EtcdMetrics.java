package dev.kubewalk.apiserver.storage.etcd3.metrics;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.metrics.Family;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.componentbase.metrics.Series;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Times what stores ask of their backend. The names say etcd, as v1.18's do, whichever backend it
 * is: dashboards look for them.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/storage/etcd3/metrics/metrics.go
 */
public final class EtcdMetrics {
  private static final String DURATION = "etcd_request_duration_seconds";

  /** What {@code DELETE /metrics} forgets. */
  public static final List<String> RESET = List.of(DURATION);

  private static final double[] LEASE_OBJECTS = {10, 50, 100, 500, 1000, 2500, 5000};
  private static final double NANOS_PER_SECOND = 1e9;

  private final Clock clock;
  private final Family<DistributionDataPoint> durations;
  private final Series<DistributionDataPoint> leaseObjects;

  /** What is asked of the backend. */
  public enum Operation {
    GET("get"),
    LIST("list"),
    CREATE("create"),
    UPDATE("update"),
    DELETE("delete"),
    COUNT("listWithCount");

    private final String label;

    Operation(String label) {
      this.label = label;
    }
  }

  public EtcdMetrics(KubeRegistry registry, Clock clock) {
    this.clock = requireNonNull(clock);
    this.durations = registry.histogram(
        DURATION,
        "Etcd request latency in seconds for each operation and object type.",
        KubeRegistry.defaultBuckets(),
        "operation",
        "type");
    this.leaseObjects = registry
        .histogram(
            "etcd_lease_object_counts",
            "Number of objects attached to a single etcd lease.",
            LEASE_OBJECTS)
        .series();
    leaseObjects.get();
  }

  /** Notes how many objects a lease got before another one took its place. */
  public void leaseEnded(int objects) {
    leaseObjects.get().observe(objects);
  }

  /**
   * The requests about one type of object.
   *
   * @param type as Go calls it, such as {@code *core.Pod}
   */
  public OfType ofType(String type) {
    return new OfType(this, type);
  }

  /** The requests about one type of object. */
  public static final class OfType {
    private final Clock clock;
    private final Map<Operation, Series<DistributionDataPoint>> series =
        new EnumMap<>(Operation.class);

    private OfType(EtcdMetrics metrics, String type) {
      this.clock = metrics.clock;
      for (Operation operation : Operation.values()) {
        String of = operation == Operation.LIST ? type + "List" : type;
        series.put(operation, metrics.durations.series(operation.label, of));
      }
    }

    /** Does {@code work} and notes how long it took, also when it failed. */
    public <T> T time(Operation operation, Supplier<T> work) {
      long start = clock.nanoTime();
      try {
        return work.get();
      } finally {
        series.get(operation).get().observe((clock.nanoTime() - start) / NANOS_PER_SECOND);
      }
    }
  }
}
