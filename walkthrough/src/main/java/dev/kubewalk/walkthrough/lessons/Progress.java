package dev.kubewalk.walkthrough.lessons;

import dev.kubewalk.walkthrough.narration.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far a learner has come: a small text file in the folder where kubewalk is called, so that it
 * can be read, copied to another machine, and deleted. Each change is written at once.
 */
public final class Progress {
  private static final String HEADING =
      "# Kubewalk: how far the lessons are done. Copy it along, or delete it to begin anew.";

  private final Path file;
  private final SortedSet<Integer> done = new TreeSet<>();
  private final Map<Integer, Integer> hints = new TreeMap<>();
  private final Map<String, String> predictions = new TreeMap<>();
  private int current;
  private Language language = Language.EN;

  private Progress(Path file) {
    this.file = file;
  }

  /** The file's usual name. */
  public static Path file() {
    return Path.of("kubewalk-progress.txt");
  }

  /**
   * Reads the progress; there is none without the file.
   *
   * @throws IOException when the file cannot be read or is something else; the message is one line
   *     for the user
   */
  public static Progress load(Path file) throws IOException {
    Progress progress = new Progress(file);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          progress.read(line);
        }
      }
    }
    return progress;
  }

  private void read(String line) throws IOException {
    String[] words = line.strip().split("\\s+", 3);
    try {
      switch (words[0]) {
        case "lang" -> language = Language.valueOf(words[1].toUpperCase(java.util.Locale.ROOT));
        case "current" -> current = Integer.parseInt(words[1]);
        case "done" -> done.add(Integer.parseInt(words[1]));
        case "hints" -> hints.put(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        case "predicted" -> predictions.put(words[1], words[2]);
        default -> throw new IllegalArgumentException(words[0]);
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IOException(file + " has a line that is not understood: \"" + line
          + "\"; kubewalk reset begins anew");
    }
  }

  public int current() {
    return current;
  }

  public Language language() {
    return language;
  }

  public boolean isDone(int lesson) {
    return done.contains(lesson);
  }

  /** How many lessons are done. */
  public int doneCount() {
    return done.size();
  }

  /** How many hints of a lesson were asked for. */
  public int hints(int lesson) {
    return hints.getOrDefault(lesson, 0);
  }

  /** {@code right} or {@code wrong} for a question that was answered before. */
  public Optional<String> prediction(int lesson, String question) {
    return Optional.ofNullable(predictions.get(lesson + "." + question));
  }

  public void setCurrent(int lesson) throws IOException {
    current = lesson;
    save();
  }

  public void setLanguage(Language chosen) throws IOException {
    language = chosen;
    save();
  }

  public void setDone(int lesson) throws IOException {
    done.add(lesson);
    save();
  }

  public void setHints(int lesson, int count) throws IOException {
    hints.put(lesson, count);
    save();
  }

  public void setPrediction(int lesson, String question, boolean right) throws IOException {
    predictions.put(lesson + "." + question, right ? "right" : "wrong");
    save();
  }

  /** Forgets one lesson. */
  public void forget(int lesson) throws IOException {
    done.remove(lesson);
    hints.remove(lesson);
    predictions.keySet().removeIf(question -> question.startsWith(lesson + "."));
    save();
  }

  private void save() throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADING));
    lines.add("lang " + language.code());
    lines.add("current " + current);
    done.forEach(lesson -> lines.add("done " + lesson));
    hints.forEach((lesson, count) -> lines.add("hints " + lesson + " " + count));
    predictions.forEach((question, how) -> lines.add("predicted " + question + " " + how));
    Files.write(file, lines);
  }
}
