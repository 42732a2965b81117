package dev.kubewalk.cmd.kubeapiserver.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.INT64;

import dev.kubewalk.apimachinery.util.net.Cidr;
import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.componentbase.cli.FlagType;
import dev.kubewalk.componentbase.cli.InvalidValueException;
import java.util.Arrays;
import java.util.List;

/**
 * Flags that in Go belong to libraries (the GCE cloud provider, an admission plugin) and are copied
 * to the server's generic section.
 *
 * <p>Go: cmd/kube-apiserver/app/options/globalflags.go (AddCustomGlobalFlags)
 */
public final class LibraryOptions {
  private static final FlagType<List<String>> CIDRS =
      FlagType.of("cidrs", "", LibraryOptions::parse, list -> String.join(",", list));

  public final Flag<List<String>> gceLoadBalancerSources = Flag.of(
          "cloud-provider-gce-lb-src-cidrs",
          CIDRS,
          List.of("130.211.0.0/22", "209.85.152.0/22", "209.85.204.0/22", "35.191.0.0/16"),
          "Where GCE's load balancers connect and check health from.")
      .deprecated("This flag will be removed once the GCE Cloud Provider is removed from"
          + " kube-apiserver")
      .shown();
  public final Flag<List<String>> gceHttpLoadBalancerSources = Flag.of(
      "cloud-provider-gce-l7lb-src-cidrs",
      CIDRS,
      List.of("130.211.0.0/22", "35.191.0.0/16"),
      "Where GCE's HTTP load balancers connect and check health from.");
  public final Flag<Long> notReadyTolerationSeconds = Flag.of(
      "default-not-ready-toleration-seconds",
      INT64,
      300L,
      "The tolerationSeconds for notReady:NoExecute that pods without one get.");
  public final Flag<Long> unreachableTolerationSeconds = Flag.of(
      "default-unreachable-toleration-seconds",
      INT64,
      300L,
      "The tolerationSeconds for unreachable:NoExecute that pods without one get.");

  void addFlags(FlagSet flags) {
    flags
        .add(gceLoadBalancerSources, gceHttpLoadBalancerSources)
        .add(notReadyTolerationSeconds, unreachableTolerationSeconds);
  }

  private static List<String> parse(String text) throws InvalidValueException {
    List<String> ranges = Arrays.stream(text.split(",")).map(String::trim).toList();
    if (ranges.stream().anyMatch(range -> Cidr.parse(range).isEmpty())) {
      throw new InvalidValueException("error parsing CIDR string: " + text);
    }
    return ranges;
  }
}
