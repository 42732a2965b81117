package dev.kubewalk.apiserver.storage.cacher;

import dev.kubewalk.apimachinery.fields.FieldSelector;
import dev.kubewalk.apimachinery.labels.Selector;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.storage.JsonCodec;
import dev.kubewalk.apiserver.storage.Preconditions;
import dev.kubewalk.apiserver.storage.SelectionPredicate;
import dev.kubewalk.apiserver.storage.UpdateFunction.Updated;
import dev.kubewalk.apiserver.storage.WatchEvent;
import dev.kubewalk.apiserver.storage.WatchStream;
import dev.kubewalk.apiserver.storage.etcd3.LeaseManager;
import dev.kubewalk.apiserver.storage.etcd3.Store;
import dev.kubewalk.apiserver.storage.etcd3.metrics.EtcdMetrics;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.kv.rocksdb.RocksDbBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/** Measures the embedded storage without a server around it; run by hand with a directory. */
final class StorageBenchmark {
  private static final Clock CLOCK = Clock.system();
  private static final GoRoutines GO = GoRoutines.forThisJdk();
  private static final String FILLER = "x".repeat(700);

  private StorageBenchmark() {}

  public static void main(String[] args) throws Exception {
    long start = CLOCK.nanoTime();
    try (RocksDbBackend backend = RocksDbBackend.open(Path.of(args[0]), CLOCK, GO, Klog.discard());
        Dispatcher dispatcher = new Dispatcher(CLOCK, GO)) {
      report("open, ms", (CLOCK.nanoTime() - start) / 1e6);
      EtcdMetrics metrics = new EtcdMetrics(new KubeRegistry(), CLOCK);
      Store store = new Store(
          backend,
          new JsonCodec(),
          "/registry",
          new LeaseManager(backend, CLOCK, Duration.ofSeconds(60), metrics),
          metrics.ofType("*core.Pod"));
      start = CLOCK.nanoTime();
      List<Cacher> cachers = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        Config config = new Config(new JsonCodec(), "/r" + i, 100, "v1", "Pod");
        cachers.add(new Cacher(store, backend, config, dispatcher));
      }
      report("60 caches started, ms", (CLOCK.nanoTime() - start) / 1e6);
      Cacher cacher = cachers.get(0);
      String run = Long.toHexString(start);
      for (int round = 0; round < 3; round++) {
        String names = run + round + "-";
        rate("creates/s, 16 threads", 16, 20_000, i -> create(cacher, names + i));
      }
      rate(
          "gets/s, 2 threads",
          2,
          2_000_000,
          i -> cacher.get("/r0/ns/" + run + "0-" + i % 20_000, ""));
      rate("updates/s of one object, 4 threads", 4, 20_000, i -> touch(cacher, run + "0-0", i));
      lists(cacher);
      watches(cachers.get(1));
    }
  }

  private static void lists(Cacher cacher) throws InterruptedException {
    Selector none = Selector.parse("app=none");
    SelectionPredicate selected = SelectionPredicate.of(none, FieldSelector.everything(), 0);
    SelectionPredicate page =
        SelectionPredicate.of(Selector.everything(), FieldSelector.everything(), 100);
    rate("lists/s by label, 60000 scanned", 2, 200, i -> cacher.list("/r0", "", selected));
    rate("pages of 100/s", 2, 50_000, i -> cacher.list("/r0", "", page));
  }

  private static void watches(Cacher cacher) throws InterruptedException {
    int watchers = 500;
    int events = 1_000;
    AtomicLong delivered = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    CountDownLatch done = new CountDownLatch(watchers);
    for (int w = 0; w < watchers; w++) {
      WatchStream stream = cacher.watchList("/r1", "", SelectionPredicate.everything());
      GO.go("reader", () -> read(stream, events, delivered, bytes, done));
    }
    long start = CLOCK.nanoTime();
    for (int i = 0; i < events; i++) {
      create(cacher, "/r1", "e" + i);
    }
    done.await();
    double seconds = (CLOCK.nanoTime() - start) / 1e9;
    report("watch deliveries/s, 500 watchers", delivered.get() / seconds);
    report("  MB/s of shared lines", bytes.get() / seconds / 1e6);
  }

  private static void read(
      WatchStream stream, int events, AtomicLong delivered, AtomicLong bytes, CountDownLatch done) {
    try {
      int seen = 0;
      while (seen < events) {
        for (WatchEvent event : stream.take(Duration.ofSeconds(30))) {
          bytes.addAndGet(event.line().length);
          seen++;
        }
      }
      delivered.addAndGet(seen);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stream.close();
      done.countDown();
    }
  }

  private static void create(Cacher cacher, String name) {
    create(cacher, "/r0", name);
  }

  private static void create(Cacher cacher, String prefix, String name) {
    Unstructured pod = Unstructured.create("v1", "Pod")
        .set("metadata.name", name)
        .setLabel("app", "web")
        .set("data.filler", FILLER);
    cacher.create(prefix + "/ns/" + name, pod, Duration.ZERO);
  }

  private static void touch(Cacher cacher, String name, int i) {
    cacher.guaranteedUpdate(
        "/r0/ns/" + name,
        false,
        Preconditions.none(),
        current -> Updated.to(current.orElseThrow().object().setLabel("touched", "" + i)),
        Optional.empty());
  }

  private static void rate(String what, int threads, int count, IntConsumer work)
      throws InterruptedException {
    CountDownLatch done = new CountDownLatch(threads);
    long start = CLOCK.nanoTime();
    for (int t = 0; t < threads; t++) {
      int first = t;
      GO.go("bench", () -> {
        for (int i = first; i < count; i += threads) {
          work.accept(i);
        }
        done.countDown();
      });
    }
    done.await();
    report(what, count / ((CLOCK.nanoTime() - start) / 1e9));
  }

  private static void report(String what, double number) {
    System.out.printf("%-40s %,.1f%n", what, number);
  }
}
