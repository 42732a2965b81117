package dev.kubewalk.apimachinery.util.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubewalk.componentbase.klog.Klog;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "1.2.3", "1.2.3.256", "host", "1.2.3.4.5", "::g", ":", "1:2"})
  void whatIsNoAddress(String text) {
    assertThat(Ip.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.1, 10.0.0.1", "0:0:0:0:0:0:0:1, ::1", "2001:db8::1, 2001:db8::1", "::, ::"})
  void addressesPrintAsInGo(String text, String printed) {
    assertThat(Ip.text(Ip.parse(text).orElseThrow())).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/24, 10.0.0.1", "10.96.1.2/12, 10.96.0.1", "fd00::/108, fd00::1"})
  void aRangesFirstUsableAddress(String range, String first) {
    Cidr cidr = Cidr.parse(range).orElseThrow();
    assertThat(Ip.text(cidr.address(1))).isEqualTo(first);
    assertThat(cidr.contains(cidr.address(1))).isTrue();
    assertThat(cidr.contains(Ip.parse("192.168.0.1").orElseThrow())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "x/8", "10.0.0.0/-1"})
  void whatIsNoRange(String text) {
    assertThat(Cidr.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"30000-32767, 30000, 2768", "80, 80, 1", "100+10, 100, 11"})
  void portRanges(String text, int base, int size) {
    assertThat(PortRange.parse(text)).isEqualTo(new PortRange(base, size));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "5-4", "1-70000"})
  void badPortRanges(String text) {
    assertThatThrownBy(() -> PortRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAddressThatOthersCanUseIsKept() throws IOException {
    HostAddress host = new HostAddress(Path.of("/none"), Path.of("/none"), Klog.discard());
    var address = Ip.parse("10.1.2.3").orElseThrow();
    assertThat(host.resolveBindAddress(address)).isEqualTo(address);
  }
}
