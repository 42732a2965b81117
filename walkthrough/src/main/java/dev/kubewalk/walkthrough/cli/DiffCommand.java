package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.diagrams.DiffSequence;
import dev.kubewalk.diagrams.Renderer;
import dev.kubewalk.tracer.diff.RecordingDiff;
import dev.kubewalk.walkthrough.diff.DiffText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubewalk diff}: what is different between two recordings, and which flag is behind it. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two recordings: settings that differ, steps added (+), removed (-) or changed (~):"
          + " done in another order, ended differently, slower or faster, or with other notes."
    },
    footer = {
      "",
      "Exit codes, as of diff(1): 0 the same steps in the same order with the same outcome,",
      "1 not so (notes, settings and times alone do not count), 2 trouble.",
      "",
      "Example: what does an authorization mode change?",
      "  kubewalk tour --once --out a",
      "  kubewalk tour --once --out b -- --authorization-mode=AlwaysAllow",
      "  kubewalk diff a b --out diff.svg"
    })
final class DiffCommand implements Callable<Integer> {
  private static final int SAME = 0;
  private static final int DIFFERENT = 1;
  private static final int TROUBLE = 2;
  private static final Set<String> PICTURES = Set.of("svg", "png", "puml");

  @Spec
  private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "A recording, or the folder of a tour that holds one.")
  private Path before;

  @Parameters(index = "1", paramLabel = "B", description = "Another one.")
  private Path after;

  @Mixin
  private LanguageOption language;

  @Option(
      names = "--threshold",
      paramLabel = "MS",
      defaultValue = "50",
      description = "Tell of steps that were slower or faster themselves, without the steps inside,"
          + " by half and by that many milliseconds (default: ${DEFAULT-VALUE}).")
  private long threshold;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Draw it too, as a sequence diagram; FILE ends in .svg, .png or .puml.")
  private Path out;

  @Override
  public Integer call() {
    if (out != null && !PICTURES.contains(ending())) {
      throw new ParameterException(
          spec.commandLine(), "--out " + out + " must end in .svg, .png or .puml");
    }
    try {
      return compare();
    } catch (UserError e) {
      spec.commandLine().getErr().println("kubewalk: " + e.getMessage());
      return TROUBLE;
    }
  }

  private int compare() {
    RecordingDiff diff =
        RecordingDiff.of(RecordingArgument.load(before), RecordingArgument.load(after));
    long nanos = TimeUnit.MILLISECONDS.toNanos(threshold);
    PrintWriter told = spec.commandLine().getOut();
    new DiffText(diff, language.get(), nanos)
        .tell(before.toString(), after.toString())
        .forEach(told::println);
    if (out != null) {
      draw(DiffSequence.of(diff, nanos).puml());
      told.println();
      told.println("wrote " + out);
    }
    return diff.sameSteps() ? SAME : DIFFERENT;
  }

  private void draw(String puml) {
    try {
      if (out.toAbsolutePath().getParent() != null) {
        Files.createDirectories(out.toAbsolutePath().getParent());
      }
      switch (ending()) {
        case "svg" -> Files.writeString(out, Renderer.svg(puml));
        case "png" -> Files.write(out, Renderer.png(puml));
        default -> Files.writeString(out, puml);
      }
    } catch (IOException e) {
      throw new UserError("cannot write " + out + ": " + e.getMessage());
    }
  }

  private String ending() {
    String name = out.toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
