package dev.kubewalk.apiserver.server.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;

import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;

/**
 * Which way the server's own connections take.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/egress_selector.go (EgressSelectorOptions)
 */
public final class EgressSelectorOptions {
  public final Flag<String> configFile = Flag.of(
      "egress-selector-config-file", STRING, "", "The file with the egress selector's settings.");

  public void addFlags(FlagSet flags) {
    flags.add(configFile);
  }
}
