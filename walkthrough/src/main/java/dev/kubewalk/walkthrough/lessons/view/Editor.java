package dev.kubewalk.walkthrough.lessons.view;

import dev.kubewalk.walkthrough.anchors.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The learner's own editor, as VISUAL or EDITOR names it, on the sources of this program. */
public final class Editor {
  /** Editors that take a place as file:line after -g rather than +line in front of the file. */
  private static final List<String> GOTO = List.of("code", "codium", "cursor");

  private final String command;
  private final Path sources;

  /**
   * @param command with its arguments; empty for none
   * @param sources the repository's root
   */
  public Editor(String command, Path sources) {
    this.command = command;
    this.sources = sources;
  }

  /** False when there is no editor, or no source to open. */
  public boolean open(Excerpt excerpt) throws InterruptedException {
    Path file = sources.resolve(excerpt.file());
    if (command.isBlank() || !Files.exists(file)) {
      return false;
    }
    try {
      return new ProcessBuilder(words(file, excerpt.line())).inheritIO().start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  List<String> words(Path file, int line) {
    List<String> words = new ArrayList<>(Arrays.asList(command.strip().split("\\s+")));
    String program = Path.of(words.get(0)).getFileName().toString();
    if (GOTO.contains(program)) {
      words.addAll(List.of("-g", file + ":" + line));
    } else {
      words.addAll(List.of("+" + line, file.toString()));
    }
    return words;
  }
}
