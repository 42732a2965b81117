package dev.kubewalk.walkthrough.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The kubewalk command. Exit codes: 0 ok, 1 failed, 2 wrong usage. A user's mistake is told in one
 * line; a stack trace is for a defect of ours.
 */
@Command(
    name = "kubewalk",
    mixinStandardHelpOptions = true,
    version = "kubewalk 0.1 (Kubernetes v1.18.20)",
    description = "A Kubernetes v1.18 API server that shows how it starts.")
public final class Kubewalk implements Runnable {
  /** In the order in which --help tells them. */
  private static final List<Class<?>> SUBCOMMANDS = List.of(
      TourCommand.class,
      StepCommand.class,
      BreakCommand.class,
      ApiServerSubcommand.class,
      NarrateCommand.class,
      DiagramsCommand.class,
      ReportCommand.class,
      LessonsCommand.class,
      LessonCommand.class,
      CheckCommand.class,
      HintCommand.class,
      SolveCommand.class,
      ResetCommand.class,
      DiffCommand.class,
      ExportCommand.class,
      ReplayCommand.class,
      SelfTestCommand.class,
      WarmUpCommand.class);

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec;

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals(ApiServerSubcommand.NAME)) {
      System.exit(ApiServerSubcommand.run(args));
    }
    System.exit(run(args, writer(System.out), writer(System.err)));
  }

  /** Always UTF-8: the story is told in Chinese too, whatever the machine's own encoding is. */
  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** Runs the command without ending the JVM. */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    CommandLine command = new CommandLine(new Kubewalk());
    subcommands(args).forEach(command::addSubcommand);
    command.setOut(out);
    command.setErr(err);
    command.setParameterExceptionHandler(Kubewalk::usageError);
    command.setExecutionExceptionHandler(failure());
    return command.execute(args);
  }

  /** Only the one that is asked for, if any: to describe all of them takes a tenth of a second. */
  private static List<Class<?>> subcommands(String[] args) {
    return SUBCOMMANDS.stream()
        .filter(type -> args.length > 0 && name(type).equals(args[0]))
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(SUBCOMMANDS);
  }

  private static String name(Class<?> subcommand) {
    return subcommand.getAnnotation(Command.class).name();
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int usageError(ParameterException mistake, String[] args) {
    CommandLine command = mistake.getCommandLine();
    String help = command.getCommandSpec().qualifiedName() + " --help";
    command.getErr().println("kubewalk: " + mistake.getMessage() + " (see " + help + ")");
    return CommandLine.ExitCode.USAGE;
  }

  private static IExecutionExceptionHandler failure() {
    return (Exception failure, CommandLine command, ParseResult parsed) -> {
      if (failure instanceof UserError) {
        command.getErr().println("kubewalk: " + failure.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
      }
      throw failure;
    };
  }
}
