package dev.kubewalk.cmd.kubeapiserver;

import dev.kubewalk.componentbase.cli.Quote;
import dev.kubewalk.componentbase.version.VersionInfo;

/**
 * What {@code --version=raw} prints: every field, in the form of a Go literal.
 *
 * <p>Go: staging/src/k8s.io/component-base/version/verflag/verflag.go (PrintAndExitIfRequested)
 */
final class RawVersion {
  private RawVersion() {}

  static String of(VersionInfo version) {
    return "version.Info{Major:" + Quote.quote(version.major())
        + ", Minor:" + Quote.quote(version.minor())
        + ", GitVersion:" + Quote.quote(version.gitVersion())
        + ", GitCommit:" + Quote.quote(version.gitCommit())
        + ", GitTreeState:\"clean\", BuildDate:" + Quote.quote(version.buildDate())
        + ", GoVersion:" + Quote.quote(version.goVersion())
        + ", Compiler:\"javac\", Platform:" + Quote.quote(version.platform()) + "}";
  }
}
