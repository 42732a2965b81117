package dev.kubewalk.cmd.kubeapiserver;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.net.HostAddress;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.client.util.cert.SelfSignedCertificates;
import dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions;
import dev.kubewalk.cmd.kubeapiserver.options.Completion;
import dev.kubewalk.cmd.kubeapiserver.options.CompletionException;
import dev.kubewalk.cmd.kubeapiserver.options.GlobalOptions;
import dev.kubewalk.cmd.kubeapiserver.options.ServerRunOptions;
import dev.kubewalk.componentbase.Clock;
import dev.kubewalk.componentbase.GoRoutines;
import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagParseException;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.componentbase.cli.NamedFlagSets;
import dev.kubewalk.componentbase.featuregate.FeatureGate;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.componentbase.version.VersionInfo;
import dev.kubewalk.tracer.NoteNames;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The kube-apiserver command: arguments → options → completed options → a running server.
 *
 * <ol>
 *   <li>options with their defaults, flags, help;
 *   <li>the command line is read: a mistake in it ends here, as {@code --help} and {@code
 *       --version} do;
 *   <li>the flags are logged, completed, checked;
 *   <li>signals are caught, and the {@link Runner} gets it all.
 * </ol>
 *
 * <p>A mistake of the user is one line on standard error that begins with {@code Error:}, and exit
 * status 1. Go's 1.18 prints the whole help after it, which hides the line; 1.19 stopped that.
 *
 * <p>Go: cmd/kube-apiserver/app/server.go (NewAPIServerCommand)
 */
public final class ApiServerCommand {
  private static final String USAGE = "\nUsage:\n  kube-apiserver [flags]\n";
  private static final String ABOUT =
      "The Kubernetes API server checks and keeps the objects of a cluster: pods, services,\n"
          + "replication controllers and all others. It answers REST requests, and every other part\n"
          + "of the cluster works with the cluster's state through it.\n";

  private final Runner runner;
  private final Supplier<StopChannel> signals;
  private final Console console;
  private final Trace trace;
  private final Clock clock;
  private final GoRoutines go;

  /**
   * A command that has not run yet.
   *
   * @param signals is asked once for the channel that stops the server, such as {@link
   *     SignalHandler#setup}
   */
  public ApiServerCommand(
      Runner runner,
      Supplier<StopChannel> signals,
      Console console,
      Trace trace,
      Clock clock,
      GoRoutines go) {
    this.runner = requireNonNull(runner, "runner is null");
    this.signals = requireNonNull(signals, "signals is null");
    this.console = requireNonNull(console, "console is null");
    this.trace = requireNonNull(trace, "trace is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.go = requireNonNull(go, "go is null").tracedBy(trace);
  }

  /** Options and flags, ready to read a command line. */
  private record Prepared(ServerRunOptions options, NamedFlagSets sets, FlagSet all) {}

  /** Runs the command and returns the exit status. */
  public int execute(List<String> arguments) {
    FeatureGate features = ServerRunOptions.registerFeatures(trace);
    try (Step step = trace.step(Steps.MAIN)) {
      Prepared prepared = prepare(features);
      initializeFlushing();
      int status = parseAndRun(prepared, arguments);
      step.note("exit status", status);
      return status;
    }
  }

  private void initializeFlushing() {
    try (Step step = trace.step(Steps.INIT_LOGS_FLUSHING)) {
      // Lines are written at once, so that there is nothing to flush now and then.
      step.note("lines held back", false);
    }
  }

  private Prepared prepare(FeatureGate features) {
    try (Step outer = trace.step(Steps.NEW_API_SERVER_COMMAND)) {
      ServerRunOptions options = new ServerRunOptions(features, trace);
      NamedFlagSets sets = options.flags(trace);
      FlagSet all;
      try (Step step = trace.step(Steps.ADD_FLAG_SETS_TO_COMMAND)) {
        all = sets.all();
        step.note("flags", all.flags().size());
      }
      try (Step step = trace.step(Steps.SET_USAGE_AND_HELP)) {
        step.note("columns", console.columns());
      }
      outer.note("command", "kube-apiserver");
      return new Prepared(options, sets, all);
    }
  }

  private int parseAndRun(Prepared prepared, List<String> arguments) {
    try (Step step = trace.step(Steps.EXECUTE_COMMAND)) {
      try {
        prepared.all().parse(arguments, console.err()::println);
        step.note("arguments", arguments.size());
        GlobalOptions global = prepared.options().global;
        if (global.help.get()) {
          console.out().print(ABOUT + USAGE);
          prepared.sets().print(console.out(), console.columns());
          return 0;
        }
        return printVersion(global.version.get()) ? 0 : run(prepared);
      } catch (FlagParseException | CompletionException | RunFailedException e) {
        step.failed(e);
        console.err().println("Error: " + e.getMessage());
        return 1;
      }
    }
  }

  private boolean printVersion(String flag) {
    try (Step step = trace.step(Steps.PRINT_VERSION_AND_EXIT_IF_REQUESTED)) {
      step.note("--version", flag);
      VersionInfo version = VersionInfo.current();
      if (flag.equals(GlobalOptions.FALSE)) {
        return false;
      }
      console
          .out()
          .println(
              flag.equals(GlobalOptions.RAW)
                  ? RawVersion.of(version)
                  : "Kubernetes " + version.gitVersion());
      return true;
    }
  }

  private int run(Prepared prepared) throws CompletionException, RunFailedException {
    Klog log = new Klog(prepared.options().global.logging.config(), clock, console.err());
    prepared.options().genericServerRun.featureGate().warnings().forEach(log::warning);
    printFlags(prepared.all(), log);
    runner.begin();
    CompletedServerRunOptions completed = complete(prepared.options(), log);
    validate(completed);
    StopChannel stop = setupSignalHandler();
    try (Step step = trace.step(Steps.RUN)) {
      String version = VersionInfo.current().gitVersion();
      log.info("Version: " + version);
      step.note("version", version);
      return runner.run(completed, log, stop);
    } finally {
      log.flush();
    }
  }

  private void printFlags(FlagSet flags, Klog log) {
    try (Step step = trace.step(Steps.PRINT_FLAGS)) {
      for (Flag<?> flag : flags.flags()) {
        log.v(1).info("FLAG: --" + flag.name() + "=\"" + flag.text() + "\"");
      }
      step.note(
          "given", flags.flags().stream().filter(Flag::changed).map(Flag::name).toList());
      if (trace.enabled()) {
        step.note(NoteNames.FLAGS, valuesInForce(flags));
      }
    }
  }

  /** Booleans as such: the recorder then sees that a flag named like a secret holds none. */
  private static Map<String, Object> valuesInForce(FlagSet flags) {
    Map<String, Object> values = new TreeMap<>();
    for (Flag<?> flag : flags.flags()) {
      boolean plain = flag.get() instanceof Boolean;
      values.put(flag.name(), plain ? flag.get() : flag.text());
    }
    return values;
  }

  private CompletedServerRunOptions complete(ServerRunOptions options, Klog log)
      throws CompletionException {
    try (Step step = trace.step(Steps.COMPLETE_OPTIONS)) {
      CompletedServerRunOptions completed = options.complete(
          new Completion(log, trace, new HostAddress(log), new SelfSignedCertificates(clock, go)));
      step.note("external host", completed.externalHost());
      return completed;
    }
  }

  private void validate(CompletedServerRunOptions completed) throws CompletionException {
    try (Step step = trace.step(Steps.VALIDATE_OPTIONS)) {
      List<String> messages = completed.validate(trace).stream().distinct().toList();
      step.note("messages", messages.size());
      if (!messages.isEmpty()) {
        throw new CompletionException(
            messages.size() == 1 ? messages.get(0) : "[" + String.join(", ", messages) + "]");
      }
    }
  }

  private StopChannel setupSignalHandler() {
    try (Step step = trace.step(Steps.SETUP_SIGNAL_HANDLER)) {
      step.note("signals", List.of("SIGINT", "SIGTERM"));
      return signals.get();
    }
  }
}
