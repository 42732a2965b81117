package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.walkthrough.labs.Lab;
import dev.kubewalk.walkthrough.labs.LabRun;
import dev.kubewalk.walkthrough.labs.Labs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kubewalk break}: the server with a fault in it, and what one sees of that. */
@Command(
    name = "break",
    mixinStandardHelpOptions = true,
    description = {
      "Breaks the API server on purpose. Without a name: lists what can be broken. With one: starts a"
          + " healthy server and one with the fault, for some seconds each, on free ports with data"
          + " that is thrown away, and tells what differs: which health checks turn red, what is"
          + " logged, which steps failed or stayed open, and why."
    },
    footer = {"", "Examples:", "  kubewalk break", "  kubewalk break hook-hangs --lang zh"})
final class BreakCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "What to break.")
  private String name;

  @Mixin
  private LanguageOption language;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "kubewalk-out/break",
      description = "Where logs and recordings are left (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Override
  public Integer call() throws InterruptedException {
    if (name == null) {
      LabRun.list(spec.commandLine().getOut(), language.get());
      return 0;
    }
    try {
      new LabRun(spec.commandLine().getOut(), language.get(), out).run(lab());
      return 0;
    } catch (IOException e) {
      throw new UserError(
          "cannot write to " + out + ": " + e.getMessage() + "; choose another --out");
    }
  }

  private Lab lab() {
    return Labs.named(name).orElseThrow(() -> {
      String known = Labs.all().stream().map(Lab::name).collect(Collectors.joining(", "));
      return new ParameterException(
          spec.commandLine(), "nothing called " + name + " can be broken; there is " + known);
    });
  }
}
