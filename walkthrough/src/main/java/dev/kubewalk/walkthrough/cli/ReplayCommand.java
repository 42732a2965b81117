package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.tracer.RecordedStep;
import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.replay.Cursor;
import dev.kubewalk.tracer.replay.Timeline;
import dev.kubewalk.walkthrough.narration.Words;
import dev.kubewalk.walkthrough.replay.Recorded;
import dev.kubewalk.walkthrough.replay.ReplayConsole;
import dev.kubewalk.walkthrough.replay.ReplayText;
import dev.kubewalk.walkthrough.replay.dap.DapServer;
import dev.kubewalk.walkthrough.replay.dap.ReplayAdapter;
import dev.kubewalk.walkthrough.replay.dap.SourcePlaces;
import dev.kubewalk.walkthrough.stepping.Prompt;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kubewalk replay}: a recording, walked forwards and backwards. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Walks a recording forwards and backwards. At each stop you see what the step is for, what it"
          + " is inside of, and what was known at that moment. Enter goes on, b goes back; ? shows"
          + " all commands.",
      "With --dap an IDE does the same with its debugger's buttons, step back among them."
    },
    footer = {
      "",
      "A STEP is named by its number (3.4), its key (config.build-generic-config), its Go function"
          + " (buildGenericConfig), or a pattern of these (hook.*).",
      "",
      "Examples:",
      "  kubewalk replay kubewalk-out",
      "  kubewalk replay kubewalk-out --depth 1 --lang zh",
      "  kubewalk replay kubewalk-out --run-to RunPostStartHooks",
      "  kubewalk replay kubewalk-out --dap 4711",
      "  printf 'n\\no\\nb\\ni\\nq\\n' | kubewalk replay kubewalk-out"
    })
final class ReplayCommand implements Callable<Integer> {
  private static final String STANDARD_STREAMS = "-";
  private static final int HIGHEST_PORT = 65_535;

  @Spec
  private CommandSpec spec;

  @Mixin
  private RecordingArgument recording;

  @Mixin
  private StopOptions stopOptions;

  @Mixin
  private LanguageOption language;

  @Option(
      names = "--dap",
      paramLabel = "PORT|-",
      description =
          "Serve debuggers by the Debug Adapter Protocol at this port of 127.0.0.1 (0: any"
              + " free one) until Ctrl-C, or with - one debugger on standard input and output.")
  private String dap;

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where the debugger finds Kubewalk's sources (default: the current folder).")
  private Path sources;

  @Override
  public Integer call() throws InterruptedException {
    Recorded recorded = new Recorded(Timeline.of(recording.load()));
    if (recorded.timeline().size() == 0) {
      throw new UserError("the recording holds no steps, so there is nothing to replay");
    }
    Optional<String> runTo = stopOptions.runTo();
    if (runTo.isPresent() && !recorded.has(runTo.get())) {
      throw mistake("--run-to: the recording has no step called " + runTo.get()
          + "; name one by its number (3.4), key (config.*) or Go function (buildGenericConfig)");
    }
    if (dap == null) {
      converse(recorded);
    } else {
      serve(recorded);
    }
    return 0;
  }

  private void converse(Recorded recorded) {
    PrintWriter out = spec.commandLine().getOut();
    ReplayText text = new ReplayText(out, language.get(), recorded);
    try (Prompt prompt = Prompt.open(out)) {
      prompt.interruptOnSignal();
      new ReplayConsole(out, text, recorded, cursor(recorded)).converse(prompt);
    } catch (InterruptedException stopAsked) {
      out.println();
    }
    out.flush();
  }

  private void serve(Recorded recorded) throws InterruptedException {
    if (!Files.isDirectory(sources)) {
      throw mistake("--sources: there is no folder " + sources);
    }
    try {
      SourcePlaces places = new SourcePlaces(StepLocations.load(), sources);
      Supplier<ReplayAdapter> adapters =
          () -> new ReplayAdapter(recorded, cursor(recorded), places, language.get());
      if (dap.equals(STANDARD_STREAMS)) {
        DapServer.serve(adapters.get(), System.in, System.out);
      } else {
        serveAt(port(), adapters);
      }
    } catch (IOException e) {
      throw new UserError("cannot serve debuggers: " + e.getMessage());
    }
  }

  private void serveAt(int port, Supplier<ReplayAdapter> adapters) throws IOException {
    try (DapServer server = DapServer.open(port, adapters)) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(Words.of(ReplayConsole.class, language.get()).say("dap-ready", server.port()));
      out.flush();
      server.run();
    } catch (BindException e) {
      throw new UserError("cannot serve debuggers at port " + port + " of 127.0.0.1 ("
          + e.getMessage() + "); choose another --dap, or --dap 0 for any free port");
    }
  }

  private int port() {
    if (!dap.matches("[0-9]{1,5}") || Integer.parseInt(dap) > HIGHEST_PORT) {
      throw mistake("--dap is a port (0 for any free one) or -, not " + dap);
    }
    return Integer.parseInt(dap);
  }

  private Cursor cursor(Recorded recorded) {
    int depth = stopOptions.depth().orElse(Integer.MAX_VALUE);
    Predicate<RecordedStep> stops = step -> recorded.depth(step) <= depth
        && stopOptions.thread().map(step.thread()::equals).orElse(true);
    Cursor cursor = new Cursor(recorded.timeline(), stops);
    if (stopOptions.runTo().isPresent()) {
      Predicate<RecordedStep> wanted = recorded.called(stopOptions.runTo().get());
      if (!wanted.test(cursor.here().step())) {
        cursor.runTo(wanted);
      }
    }
    return cursor;
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
