package dev.kubewalk.apiserver.server;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.apiserver.server.certificates.DynamicTlsMaterial;
import dev.kubewalk.apiserver.server.jetty.JettyServer;
import dev.kubewalk.http.Handler;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The HTTPS port: opened early, served at the end of start-up.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/secure_serving.go (SecureServingInfo)
 */
public final class SecureServingInfo implements Serving {
  private static final List<String> DEFAULT_PROTOCOLS = List.of("TLSv1.2", "TLSv1.3");

  private final Listener listener;
  private final DynamicTlsMaterial material;
  private final Tls tls;
  private final ServerRuntime runtime;

  /**
   * What flags say about TLS.
   *
   * @param protocols by the JDK's names; empty: TLS 1.2 and later
   * @param cipherSuites by the JDK's names; empty: the JDK's choice
   * @param maxStreamsPerConnection 0 for 250
   */
  public record Tls(
      List<String> protocols,
      List<String> cipherSuites,
      boolean disableHttp2,
      int maxStreamsPerConnection) {
    public static final Tls DEFAULT = new Tls(List.of(), List.of(), false, 0);

    public Tls {
      protocols = List.copyOf(protocols);
      cipherSuites = List.copyOf(cipherSuites);
    }
  }

  public SecureServingInfo(
      Listener listener, DynamicTlsMaterial material, Tls tls, ServerRuntime runtime) {
    this.listener = requireNonNull(listener, "listener must not be nil");
    this.material = requireNonNull(material);
    this.tls = requireNonNull(tls);
    this.runtime = requireNonNull(runtime);
  }

  @Override
  public String address() {
    return listener.address();
  }

  @Override
  public int port() {
    return listener.port();
  }

  @Override
  public StopChannel serve(Handler handler, Duration shutdownTimeout, StopChannel stop)
      throws IOException {
    try (Step step = runtime.trace().step(Steps.TLS_CONFIG)) {
      step.note("protocols", protocols());
      if (tls.disableHttp2()) {
        runtime.log().info("Forcing use of http/1.1 only");
      }
      try (Step row = runtime.trace().step(Steps.START_DYNAMIC_CERTIFICATE_CONTROLLERS)) {
        row.note("goroutines", "reload of certificate, key and client CA");
        material.start(runtime.go(), stop);
      }
    }
    JettyServer.Settings settings = http2Settings();
    try (Step step = runtime.trace().step(Steps.RUN_SERVER)) {
      step.note("address", address());
      return RunningServer.run(
          listener,
          settings,
          handler,
          new RunningServer.Drain(shutdownTimeout, stop),
          runtime,
          "Serving securely on ");
    }
  }

  private List<String> protocols() {
    return tls.protocols().isEmpty() ? DEFAULT_PROTOCOLS : tls.protocols();
  }

  private JettyServer.Settings http2Settings() {
    try (Step step = runtime.trace().step(Steps.CONFIGURE_HTTP2)) {
      JettyServer.Settings settings = settings();
      step.note("http2", settings.http2());
      step.note("streams per connection", settings.maxStreamsPerConnection());
      return settings;
    }
  }

  private JettyServer.Settings settings() {
    int streams = tls.maxStreamsPerConnection() > 0
        ? tls.maxStreamsPerConnection()
        : JettyServer.Settings.DEFAULT_MAX_STREAMS;
    return new JettyServer.Settings(
        Optional.of(new JettyServer.TlsSettings(material, protocols(), tls.cipherSuites())),
        !tls.disableHttp2(),
        streams);
  }
}
