package dev.kubewalk.walkthrough.ide;

import dev.kubewalk.walkthrough.lessons.Lesson;
import dev.kubewalk.walkthrough.lessons.Lessons;
import dev.kubewalk.walkthrough.lessons.Words;
import dev.kubewalk.walkthrough.narration.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All files for IDEs: a tour per lesson and language, and the lessons' breakpoints. */
public final class IdeKit {
  private final Lessons lessons;
  private final Path root;

  /**
   * @param root the repository's root, which must hold the sources that the lessons were built from
   */
  public IdeKit(Lessons lessons, Path root) {
    this.lessons = lessons;
    this.root = root;
  }

  /**
   * The files by their names, seen from the repository's root.
   *
   * @throws IOException when a source cannot be read, or is not what the lessons were built from
   */
  public Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Language language : Language.values()) {
      CodeTour tours = new CodeTour(Words.load(language), new SourceLines(root));
      String ending = language == Language.EN ? ".tour" : "." + language.code() + ".tour";
      for (Lesson lesson : lessons.all()) {
        Optional<Lesson> next = lessons.after(lesson.number());
        files.put(".tours/" + lesson.name() + ending, tours.of(lesson, next));
      }
    }
    for (Lesson lesson : lessons.all()) {
      List<Breakpoint> breakpoints = Breakpoint.of(lesson);
      for (BreakpointFormat format : BreakpointFormat.values()) {
        files.put(
            "ide/breakpoints/" + lesson.name() + format.ending(),
            format.write(lesson.name(), breakpoints));
      }
    }
    return files;
  }

  /** Writes the files below a folder; returns how many. */
  public int write(Path folder) throws IOException {
    Map<String, String> files = files();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return files.size();
  }
}
