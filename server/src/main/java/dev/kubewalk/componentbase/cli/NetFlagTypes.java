package dev.kubewalk.componentbase.cli;

import dev.kubewalk.apimachinery.util.net.Ip;
import dev.kubewalk.apimachinery.util.net.PortRange;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Flags that hold addresses and ports.
 *
 * <p>Go: github.com/spf13/pflag/ip.go, staging/src/k8s.io/apimachinery/pkg/util/net/port_range.go
 * (PortRange.Set)
 */
public final class NetFlagTypes {
  public static final FlagType<InetAddress> IP =
      FlagType.of("ip", "<nil>", NetFlagTypes::parseIp, Ip::text);

  /** An address that may be left out. */
  public static final FlagType<Optional<InetAddress>> OPTIONAL_IP = FlagType.of(
      "ip",
      "<nil>",
      text -> Optional.of(parseIp(text)),
      value -> value.map(Ip::text).orElse("<nil>"));

  public static final FlagType<PortRange> PORT_RANGE =
      FlagType.of("portRange", "", NetFlagTypes::parsePorts, PortRange::toString);

  private NetFlagTypes() {}

  private static InetAddress parseIp(String text) throws InvalidValueException {
    return Ip.parse(text.trim())
        .orElseThrow(() -> new InvalidValueException("failed to parse IP: " + Quote.quote(text)));
  }

  private static PortRange parsePorts(String text) throws InvalidValueException {
    try {
      return PortRange.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException(e.getMessage());
    }
  }
}
