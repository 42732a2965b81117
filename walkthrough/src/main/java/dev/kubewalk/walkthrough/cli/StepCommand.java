package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.tracer.DocumentSection;
import dev.kubewalk.walkthrough.stepping.StepNames;
import dev.kubewalk.walkthrough.stepping.StepRun;
import dev.kubewalk.walkthrough.stepping.StopFilter;
import dev.kubewalk.walkthrough.tour.TourFailedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubewalk step}: the real server, stopped at every step. */
@Command(
    name = "step",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the API server and stops it before every step of its start. At each stop you see what"
          + " the step is for, what it is inside of, what was noted so far, and what a client would"
          + " get now. Enter goes on; ? shows all commands."
    },
    footer = {
      "",
      "A STEP is named by its number (3.4), its key (config.build-generic-config), its Go function"
          + " (buildGenericConfig), or a pattern of these (hook.*).",
      "",
      "Examples:",
      "  kubewalk step",
      "  kubewalk step --depth 1 --lang zh",
      "  kubewalk step --run-to RunPostStartHooks",
      "  kubewalk step --section 6 --thread rbac/bootstrap-roles",
      "  printf '\\n\\no\\nw\\nq\\n' | kubewalk step -- --secure-port=7443 --insecure-port=0"
    })
final class StepCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(
      names = "--section",
      paramLabel = "N",
      description = "Stop only in this section of the document: 1 to 6.")
  private String section;

  @Mixin
  private StopOptions stopOptions;

  @Option(names = "--filter", paramLabel = "GLOB", description = "Stop only at these steps.")
  private String filter;

  @Mixin
  private LanguageOption language;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "kubewalk-out/step",
      description = "Where log and recording are written (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Parameters(
      paramLabel = "-- FLAGS",
      description = "Flags for kube-apiserver, after --. Without any it serves at 6443, and at 8080"
          + " for this machine without authentication, as v1.18 does.")
  private List<String> serverFlags = List.of();

  @Override
  public Integer call() throws InterruptedException {
    StopFilter stops = new StopFilter(
        Optional.ofNullable(section).map(this::sectionNumbered),
        stopOptions.depth(),
        existing("--filter", Optional.ofNullable(filter)),
        stopOptions.thread());
    StepRun.Settings settings =
        new StepRun.Settings(language.get(), stops, existing("--run-to", stopOptions.runTo()), out);
    try {
      return new StepRun(spec.commandLine().getOut(), settings).run(serverFlags);
    } catch (TourFailedException e) {
      throw new UserError(e.getMessage());
    }
  }

  private DocumentSection sectionNumbered(String number) {
    return Arrays.stream(DocumentSection.values())
        .filter(known -> known.number().equals(number))
        .findFirst()
        .orElseThrow(() -> mistake("--section is 1 to 6 (or notes), not " + number));
  }

  private Optional<String> existing(String option, Optional<String> name) {
    if (name.isPresent() && !StepNames.exists(name.get())) {
      throw mistake(option + ": no step is called " + name.get()
          + "; name one by its number (3.4), key (config.*) or Go function (buildGenericConfig)");
    }
    return name;
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
