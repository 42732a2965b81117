package dev.kubewalk.cmd.kubeapiserver.options;

import dev.kubewalk.apimachinery.util.net.Cidr;
import dev.kubewalk.apimachinery.util.net.Ip;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Reads {@code --service-cluster-ip-range} and takes the kubernetes service's address from it.
 *
 * <p>Go: cmd/kube-apiserver/app/server.go (getServiceIPAndRanges), pkg/master/services.go
 * (ServiceIPRange)
 */
final class ServiceIpRangeCompletion {
  private static final String DEFAULT = "10.0.0.0/24";
  private static final int LEAST_ADDRESSES = 8;

  private final Klog log;
  private final Trace trace;

  ServiceIpRangeCompletion(Klog log, Trace trace) {
    this.log = log;
    this.trace = trace;
  }

  ServiceIpRanges complete(String flag) throws CompletionException {
    try (Step step = trace.step(Steps.GET_SERVICE_IP_AND_RANGES)) {
      String[] entries = flag.isEmpty() ? new String[0] : flag.split(",", -1);
      step.note("entries", entries.length);
      Cidr primary = entries.length == 0 ? useDefault() : parsePrimary(entries[0]);
      InetAddress serviceIp = serviceIp(primary);
      Optional<Cidr> secondary =
          entries.length > 1 ? Optional.of(parseSecondary(entries[1])) : Optional.empty();
      return new ServiceIpRanges(primary, secondary, serviceIp, entries.length);
    }
  }

  private Cidr useDefault() {
    try (Step step = trace.step(Steps.DEFAULT_SERVICE_RANGE)) {
      log.warning("No CIDR for service cluster IPs specified. Default value which was " + DEFAULT
          + " is deprecated and will be removed in future releases. Please specify it using"
          + " --service-cluster-ip-range on kube-apiserver.");
      step.changed("primary range", "", DEFAULT);
      return Cidr.parse(DEFAULT).orElseThrow();
    }
  }

  private Cidr parsePrimary(String text) throws CompletionException {
    try (Step step = trace.step(Steps.PARSE_PRIMARY_SERVICE_RANGE)) {
      step.note("range", text);
      return Cidr.parse(text)
          .orElseThrow(
              () -> new CompletionException("service-cluster-ip-range[0] is not a valid cidr"));
    }
  }

  private InetAddress serviceIp(Cidr range) throws CompletionException {
    try (Step step = trace.step(Steps.SERVICE_IP_RANGE)) {
      if (range.size().compareTo(BigInteger.valueOf(LEAST_ADDRESSES)) < 0) {
        throw new CompletionException(
            "error determining service IP ranges for primary service cidr: the service cluster IP"
                + " range must be at least 8 IP addresses");
      }
      InetAddress ip = range.address(1);
      log.v(4).infof("Setting service IP to \"%s\" (read-write).", Ip.text(ip));
      step.note("range", range.toString());
      step.note("service ip", Ip.text(ip));
      return ip;
    }
  }

  private Cidr parseSecondary(String text) throws CompletionException {
    try (Step step = trace.step(Steps.PARSE_SECONDARY_SERVICE_RANGE)) {
      step.note("range", text);
      return Cidr.parse(text)
          .orElseThrow(
              () -> new CompletionException("service-cluster-ip-range[1] is not an ip net"));
    }
  }
}
