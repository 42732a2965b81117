package dev.kubewalk.walkthrough.cli;

import dev.kubewalk.walkthrough.lessons.Lesson;
import dev.kubewalk.walkthrough.lessons.Lessons;
import dev.kubewalk.walkthrough.lessons.Progress;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.lessons.view.Desk;
import dev.kubewalk.walkthrough.narration.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What all commands about lessons take. */
final class LessonOptions {
  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      converter = LanguageOption.Converter.class,
      description = "Language; kept for the next time (default: the last one, en at first).")
  private Language language;

  @Option(
      names = "--recording",
      paramLabel = "FILE",
      defaultValue = "kubewalk-out/recording.jsonl",
      description = "The recording of your run (default: ${DEFAULT-VALUE}).")
  private Path recording;

  Desk desk(Desk.Paper paper) {
    try {
      Path file = Files.isDirectory(recording) ? recording.resolve("recording.jsonl") : recording;
      Progress progress = Progress.load(Progress.file());
      if (language != null && language != progress.language()) {
        progress.setLanguage(language);
      }
      return new Desk(Lessons.load(), progress, Words.load(progress.language()), file, paper);
    } catch (IOException e) {
      throw new UserError(e.getMessage());
    }
  }

  /** The folder that tours write to, and the recording lies in. */
  Path out() {
    Path folder = Files.isDirectory(recording) ? recording : recording.getParent();
    return folder == null ? Path.of("") : folder;
  }

  /** The lesson with a number; the current one when there is no number. */
  static Lesson lesson(Desk desk, Integer number) {
    int wanted = number == null ? desk.progress().current() : number;
    return desk.lessons()
        .number(wanted)
        .orElseThrow(() -> new UserError(
            "there is no lesson " + wanted + "; kubewalk lessons lists those there are"));
  }
}
