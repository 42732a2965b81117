package dev.kubewalk.cmd.kubeapiserver.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.BOOL;

import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagType;
import dev.kubewalk.componentbase.cli.FlagTypes;

/**
 * The flags that every Kubernetes command has: logging, version, help.
 *
 * <p>Go: staging/src/k8s.io/component-base/cli/globalflag/globalflags.go (AddGlobalFlags),
 * staging/src/k8s.io/component-base/version/verflag/verflag.go (AddFlags)
 */
public final class GlobalOptions {
  /** What {@code --version} asks for. */
  public static final String RAW = "raw";

  public static final String FALSE = "false";

  private static final FlagType<String> VERSION = FlagType.<String>of(
          "version",
          "",
          text -> text.equals(RAW) ? RAW : String.valueOf(FlagTypes.parseBool(text)),
          text -> text)
      .alone("true");

  public final LoggingOptions logging = new LoggingOptions();

  /** {@code true}, {@code false} or {@code raw}. */
  public final Flag<String> version =
      Flag.of("version", VERSION, FALSE, "Prints what version this is, and ends.");

  public final Flag<Boolean> help =
      Flag.of("help", BOOL, false, "help for kube-apiserver").shorthand("h");
}
