package dev.kubewalk.apiserver.server;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apimachinery.util.waitgroup.SafeWaitGroup;
import dev.kubewalk.apiserver.admission.AdmissionChain;
import dev.kubewalk.apiserver.server.filters.RequestRecording;
import dev.kubewalk.apiserver.server.healthz.HealthChecker;
import dev.kubewalk.client.LoopbackTransport;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.client.informers.SharedInformerFactory;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.componentbase.metrics.KubeRegistry;
import dev.kubewalk.componentbase.version.VersionInfo;
import dev.kubewalk.http.Handler;
import dev.kubewalk.tracer.Trace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Generic servers without a network, filters or storage. */
final class TestingServers {
  final List<String> fatal = new CopyOnWriteArrayList<>();
  final StopChannel died = new StopChannel();
  final LoopbackTransport transport = new LoopbackTransport();
  final RestClient client = new RestClient(transport, "secret", "test");

  Config config() {
    Klog log = Klog.discard();
    ServerRuntime runtime = new ServerRuntime(
        log,
        Clock.system(),
        GoRoutines.forThisJdk(),
        Trace.off(),
        RequestRecording.off(),
        new KubeRegistry(),
        message -> {
          fatal.add(message);
          died.close();
        });
    Config.Loopback loopback =
        new Config.Loopback(client, "secret", new SharedInformerFactory(client, log));
    return new Config(
        runtime,
        new Config.Endpoint(Optional.empty(), "localhost", loopback, (handler, config) -> handler),
        new Config.Access(Optional.empty(), Optional.empty(), AdmissionChain.empty()),
        Config.Timing.DEFAULT,
        new Config.Features(true, false, true, true, Optional.empty(), VersionInfo.current(), null),
        new SafeWaitGroup(),
        List.of(HealthChecker.ping(), HealthChecker.named("log", Optional::empty)),
        Config.Hooks.NONE);
  }

  /** A client that calls {@code handler}. */
  static RestClient clientOf(Handler handler) {
    return new RestClient(handler, "secret", "test");
  }
}
