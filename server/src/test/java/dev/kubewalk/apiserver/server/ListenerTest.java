package dev.kubewalk.apiserver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ListenerTest {
  @Test
  void tellsThatAPortIsTaken() throws Exception {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (Listener first = Listener.open(loopback, 0)) {
      String address = "127.0.0.1:" + first.port();
      assertThat(first.address()).isEqualTo(address);
      assertThatThrownBy(() -> Listener.open(loopback, first.port()))
          .hasMessage("failed to listen on " + address + ": listen tcp " + address
              + ": bind: address already in use");
    }
  }

  @Test
  void showsAllInterfacesAsGo() throws Exception {
    try (Listener all = Listener.open(InetAddress.getByName("0.0.0.0"), 0)) {
      assertThat(all.address()).isEqualTo("[::]:" + all.port());
    }
  }
}
