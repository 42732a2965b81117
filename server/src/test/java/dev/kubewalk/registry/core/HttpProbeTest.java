package dev.kubewalk.registry.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpProbeTest {
  private HttpServer component;
  private volatile int status = 200;

  @BeforeEach
  void start() throws IOException {
    component = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    component.createContext("/healthz", exchange -> {
      byte[] body = "ok".getBytes(UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    component.start();
  }

  @AfterEach
  void stop() {
    component.stop(0);
  }

  @Test
  void tellsWhatTheComponentSaid() {
    assertThat(HttpProbe.local(port()).get()).isEqualTo(ComponentHealth.healthy("ok"));
  }

  @Test
  void anErrorIsNoHealth() {
    status = 500;
    assertThat(HttpProbe.local(port()).get())
        .isEqualTo(ComponentHealth.unhealthy("HTTP probe failed with statuscode: 500"));
  }

  @Test
  void nobodyThere() {
    int port = port();
    component.stop(0);
    String address = "127.0.0.1:" + port;
    assertThat(HttpProbe.local(port).get())
        .isEqualTo(ComponentHealth.unhealthy("Get http://" + address + "/healthz: dial tcp "
            + address + ": connect: connection refused"));
  }

  private int port() {
    return component.getAddress().getPort();
  }
}
