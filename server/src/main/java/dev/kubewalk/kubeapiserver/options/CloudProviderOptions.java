package dev.kubewalk.kubeapiserver.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;

import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;

/**
 * The cloud that the cluster runs in.
 *
 * <p>Go: pkg/kubeapiserver/options/cloudprovider.go (CloudProviderOptions)
 */
public final class CloudProviderOptions {
  public final Flag<String> cloudProvider =
      Flag.of("cloud-provider", STRING, "", "The cloud provider; empty for none.");
  public final Flag<String> cloudConfigFile =
      Flag.of("cloud-config", STRING, "", "The cloud provider's settings; empty for none.");

  public void addFlags(FlagSet flags) {
    flags.add(cloudProvider, cloudConfigFile);
  }
}
