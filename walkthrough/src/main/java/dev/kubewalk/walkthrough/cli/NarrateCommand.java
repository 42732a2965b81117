package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.walkthrough.narration.MarkdownNarrator;
import dev.kubewalk.walkthrough.narration.Story;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kubewalk narrate}: the story of a recording as Markdown, on standard output. */
@Command(
    name = "narrate",
    mixinStandardHelpOptions = true,
    description = "Tells a recording as Markdown, on standard output.")
final class NarrateCommand implements Runnable {
  private static final int EVERYTHING = 99;

  @Spec
  private CommandSpec spec;

  @Mixin
  private RecordingArgument recording;

  @Mixin
  private LanguageOption language;

  @Option(names = "--depth", paramLabel = "N", description = "How deep to tell; all by default.")
  private int depth = EVERYTHING;

  @Override
  public void run() {
    MarkdownNarrator narrator = new MarkdownNarrator(language.get(), StepLocations.load(), depth);
    PrintWriter out = spec.commandLine().getOut();
    out.print(narrator.tell(Story.of(recording.load())));
    if (out.checkError()) {
      throw new UserError("cannot write to standard output");
    }
  }
}
