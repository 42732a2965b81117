package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.walkthrough.tour.Tour;
import dev.kubewalk.walkthrough.tour.TourFailedException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubewalk tour}: starts the server, tells how it starts, and leaves a report behind. */
@Command(
    name = "tour",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the API server, tells its start-up live, follows two requests to the store and back,"
          + " and writes recording, narration, diagrams and one HTML report. Serves until Ctrl-C,"
          + " then tells the shutdown too."
    },
    footer = {
      "",
      "Examples:",
      "  kubewalk tour",
      "  kubewalk tour --once --lang zh --depth 3",
      "  kubewalk tour -- --secure-port=7443 -v=2"
    })
final class TourCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--once", description = "Stop as soon as the server is ready.")
  private boolean once;

  @Mixin
  private LanguageOption language;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How deep to tell: 0 sections, 1 their steps (3.4), 2 what is in these (3.4.2) …"
              + " (default: ${DEFAULT-VALUE}).")
  private int depth;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "kubewalk-out",
      description = "Where to write (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Parameters(paramLabel = "-- FLAGS", description = "Flags for kube-apiserver, after --.")
  private List<String> serverFlags = List.of();

  @Override
  public Integer call() throws InterruptedException {
    Tour tour =
        new Tour(spec.commandLine().getOut(), new Tour.Settings(language.get(), depth, out, once));
    try {
      return tour.run(serverFlags);
    } catch (TourFailedException e) {
      throw new UserError(e.getMessage());
    }
  }
}
