package dev.kubewalk.cmd.kubeapiserver.options;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.net.Cidr;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Where cluster IPs of services come from.
 *
 * <p>Go: cmd/kube-apiserver/app/server.go (getServiceIPAndRanges)
 *
 * @param flagEntries how many entries {@code --service-cluster-ip-range} had
 * @param apiServerServiceIp the address of the kubernetes service, the first usable one
 */
public record ServiceIpRanges(
    Cidr primary, Optional<Cidr> secondary, InetAddress apiServerServiceIp, int flagEntries) {
  public ServiceIpRanges {
    requireNonNull(primary, "primary is null");
    requireNonNull(secondary, "secondary is null");
    requireNonNull(apiServerServiceIp, "apiServerServiceIp is null");
  }
}
