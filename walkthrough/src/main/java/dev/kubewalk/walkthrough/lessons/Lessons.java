package dev.kubewalk.walkthrough.lessons;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubewalk.walkthrough.anchors.Excerpt;
import dev.kubewalk.walkthrough.narration.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All lessons that this program was built with, in order. */
public final class Lessons {
  /** What the build leaves behind: the lessons' folders, and the code of their anchors. */
  static final String INDEX = "META-INF/kubewalk/lessons.json";

  private final List<Lesson> lessons;

  private Lessons(List<Lesson> lessons) {
    this.lessons = List.copyOf(lessons);
  }

  /**
   * The index.
   *
   * @param lessons from a lesson's folder to its excerpts by name
   */
  record Index(Map<String, Map<String, Excerpt>> lessons) {}

  public static Lessons load() {
    try (InputStream in = Lessons.class.getClassLoader().getResourceAsStream(INDEX)) {
      Index index = new JsonMapper().readValue(in, Index.class);
      LessonReader reader = new LessonReader();
      List<Lesson> lessons = new ArrayList<>();
      for (Map.Entry<String, Map<String, Excerpt>> entry : index.lessons().entrySet()) {
        lessons.add(lesson(reader, entry.getKey(), entry.getValue()));
      }
      lessons.sort(Comparator.comparingInt(Lesson::number));
      return new Lessons(lessons);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Lesson lesson(LessonReader reader, String name, Map<String, Excerpt> excerpts)
      throws IOException {
    Map<Language, LessonText> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      texts.put(language, reader.text(resource(name + "/lesson." + language.code() + ".md")));
    }
    return new Lesson(name, reader.facts(resource(name + "/lesson.yaml")), texts, excerpts);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Lessons.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there is no " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public List<Lesson> all() {
    return lessons;
  }

  public Optional<Lesson> number(int number) {
    return lessons.stream().filter(lesson -> lesson.number() == number).findFirst();
  }

  /** The lesson after one; empty after the last. */
  public Optional<Lesson> after(int number) {
    return lessons.stream().filter(lesson -> lesson.number() > number).findFirst();
  }
}
