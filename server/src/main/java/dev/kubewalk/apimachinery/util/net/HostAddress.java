package dev.kubewalk.apimachinery.util.net;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.componentbase.klog.Klog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds the address by which others can reach this host.
 *
 * <ol>
 *   <li>The interfaces that default routes go through, IPv4 before IPv6, without the overlay
 *       networks {@code flannel*} and {@code cni*}.
 *   <li>Of those, the first address that is global: neither loopback nor link-local nor multicast.
 *   <li>Without default routes (not Linux, or no way out of the host): the same search on all
 *       interfaces. Go does this only where there is no routing table.
 * </ol>
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/util/net/interface.go (ResolveBindAddress)
 */
public final class HostAddress {
  private static final int RTF_UP = 1;

  private final Path ipv4Routes;
  private final Path ipv6Routes;
  private final Klog log;

  public HostAddress(Klog log) {
    this(Path.of("/proc/net/route"), Path.of("/proc/net/ipv6_route"), log);
  }

  HostAddress(Path ipv4Routes, Path ipv6Routes, Klog log) {
    this.ipv4Routes = requireNonNull(ipv4Routes, "ipv4Routes is null");
    this.ipv6Routes = requireNonNull(ipv6Routes, "ipv6Routes is null");
    this.log = requireNonNull(log, "log is null");
  }

  /** The bind address if it is one that others can use, the host's own otherwise. */
  public InetAddress resolveBindAddress(InetAddress bindAddress) throws IOException {
    return bindAddress.isAnyLocalAddress() || bindAddress.isLoopbackAddress()
        ? choose()
        : bindAddress;
  }

  private InetAddress choose() throws IOException {
    List<String> ipv4 = defaultInterfaces(ipv4Routes, false);
    List<String> ipv6 = defaultInterfaces(ipv6Routes, true);
    Optional<InetAddress> found = ofInterfaces(ipv4, false).or(() -> ofInterfaces(ipv6, true));
    if (found.isPresent()) {
      return found.get();
    }
    List<String> all = Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
        .map(NetworkInterface::getName)
        .filter(name -> !isOverlay(name))
        .toList();
    return ofInterfaces(all, false).or(() -> ofInterfaces(all, true)).orElseThrow(() -> {
      return new IOException(
          ipv4.isEmpty() && ipv6.isEmpty()
              ? "no default routes found in \"" + ipv4Routes + "\" or \"" + ipv6Routes + "\""
              : "unable to select an IP from default routes.");
    });
  }

  /** The names of the interfaces that default routes go through. */
  private static List<String> defaultInterfaces(Path routes, boolean ipv6) throws IOException {
    List<String> names = new ArrayList<>();
    if (!Files.isReadable(routes)) {
      return names;
    }
    for (String line : Files.readAllLines(routes)) {
      String[] fields = line.trim().split("\\s+");
      String name = ipv6 ? ipv6Default(fields) : ipv4Default(fields);
      if (!name.isEmpty() && !isOverlay(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private static String ipv4Default(String[] fields) {
    boolean isDefault = fields.length >= 8
        && fields[1].equals("00000000")
        && fields[7].equals("00000000")
        && (Integer.parseInt(fields[3], 16) & RTF_UP) != 0;
    return isDefault ? fields[0] : "";
  }

  private static String ipv6Default(String[] fields) {
    boolean isDefault = fields.length >= 10
        && fields[0].matches("0+")
        && fields[1].equals("00")
        && !fields[9].equals("lo");
    return isDefault ? fields[9] : "";
  }

  private static boolean isOverlay(String name) {
    return name.startsWith("flannel") || name.startsWith("cni");
  }

  private Optional<InetAddress> ofInterfaces(List<String> names, boolean ipv6) {
    log.v(4).infof("Looking for default routes with IPv%d addresses", ipv6 ? 6 : 4);
    for (String name : names) {
      log.v(4).infof("Default route transits interface \"%s\"", name);
      Optional<InetAddress> address = global(name, ipv6);
      if (address.isPresent()) {
        log.v(4).infof("Found active IP %s ", Ip.text(address.get()));
        return address;
      }
    }
    return Optional.empty();
  }

  private Optional<InetAddress> global(String name, boolean ipv6) {
    try {
      NetworkInterface card = NetworkInterface.getByName(name);
      if (card == null || !card.isUp()) {
        return Optional.empty();
      }
      return card.inetAddresses()
          .filter(address -> Ip.isIpv6(address) == ipv6)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .filter(address -> !address.isMulticastAddress() && !address.isAnyLocalAddress())
          .findFirst();
    } catch (SocketException e) {
      log.v(4).infof("Cannot read interface \"%s\": %s", name, e.getMessage());
      return Optional.empty();
    }
  }
}
