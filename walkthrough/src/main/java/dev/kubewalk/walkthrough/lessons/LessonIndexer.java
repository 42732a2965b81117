package dev.kubewalk.walkthrough.lessons;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kubewalk.walkthrough.anchors.Anchor;
import dev.kubewalk.walkthrough.anchors.AnchorException;
import dev.kubewalk.walkthrough.anchors.AnchorResolver;
import dev.kubewalk.walkthrough.anchors.Excerpt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A tool of the build: finds all lessons, resolves their anchors against the sources, and writes
 * the index that {@link Lessons} reads. An anchor that does not name exactly one place fails the
 * build, and the message names the lesson.
 */
public final class LessonIndexer {
  private final AnchorResolver resolver;
  private final LessonReader reader = new LessonReader();
  private final List<String> mistakes = new ArrayList<>();

  private LessonIndexer(Path root) {
    this.resolver = new AnchorResolver(root);
  }

  /** Arguments: the repository's root, the folder of the lessons, the file to write. */
  public static void main(String[] args) throws IOException {
    LessonIndexer indexer = new LessonIndexer(Path.of(args[0]).toRealPath());
    Lessons.Index index = indexer.index(Path.of(args[1]));
    if (!indexer.mistakes.isEmpty()) {
      throw new IllegalStateException(String.join("\n", indexer.mistakes));
    }
    Path out = Path.of(args[2]);
    Files.createDirectories(out.toAbsolutePath().getParent());
    JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValue(out.toFile(), index);
  }

  private Lessons.Index index(Path folder) throws IOException {
    Map<String, Map<String, Excerpt>> lessons = new LinkedHashMap<>();
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path lesson : folders.filter(Files::isDirectory).sorted().toList()) {
        String name = lesson.getFileName().toString();
        lessons.put(name, excerpts(name, Files.readString(lesson.resolve("lesson.yaml"))));
      }
    }
    return new Lessons.Index(lessons);
  }

  private Map<String, Excerpt> excerpts(String lesson, String facts) throws IOException {
    Map<String, Excerpt> excerpts = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Anchor> anchor : reader.facts(facts).anchors().entrySet()) {
        try {
          excerpts.put(anchor.getKey(), resolver.resolve(anchor.getValue()));
        } catch (AnchorException e) {
          mistakes.add("lesson " + lesson + ", anchor " + anchor.getKey() + ": " + e.getMessage());
        }
      }
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      mistakes.add("lesson " + lesson + ", lesson.yaml: " + e.getMessage());
    }
    return excerpts;
  }
}
