package dev.kubewalk.schemas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.schemas.Facts.Definition;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the resource: gzipped lines, each with a definition's name, the kinds it stands for
 * ({@code group/version/kind}, blanks between them), and the definition as JSON; tabs between the
 * three. Lines are sorted by name, so the same inputs give the same bytes. Beside it goes the table of
 * protobuf's field numbers.
 *
 * <p>Run as {@code GenerateSchemas DATA_FOLDER OUTPUT_FILE CLASSES_FOLDER}; does nothing when the output is newer
 * than the data and these classes.
 */
public final class GenerateSchemas {
  private static final String PROTOBUF = "kubewalk-protobuf.tsv.gz";

  private GenerateSchemas() {}

  public static void main(String[] args) throws IOException {
    Path data = Path.of(args[0]);
    Path output = Path.of(args[1]);
    Path classes = Path.of(args[2]);
    if (Files.exists(output)
        && newest(data, classes) <= Files.getLastModifiedTime(output).toMillis()) {
      return;
    }
    Facts facts = Facts.read(data);
    DefinitionWriter writer = new DefinitionWriter(facts, new ModelClasses(facts));
    List<Definition> definitions = new ArrayList<>(facts.definitions());
    definitions.sort(Comparator.comparing(Definition::name));
    StringBuilder lines = new StringBuilder();
    for (Definition definition : definitions) {
      ObjectNode json = writer.write(definition);
      lines
          .append(definition.name())
          .append('\t')
          .append(kinds(json))
          .append('\t')
          .append(json)
          .append('\n');
    }
    Files.createDirectories(output.getParent());
    pack(fieldNumbers(data.resolve("protobuf.tsv")), output.resolveSibling(PROTOBUF));
    pack(lines.toString(), output);
  }

  /** The table of protobuf's field numbers without its comments. */
  private static String fieldNumbers(Path table) throws IOException {
    StringBuilder rows = new StringBuilder();
    for (String line : Files.readAllLines(table)) {
      if (!line.startsWith("#")) {
        rows.append(line).append('\n');
      }
    }
    return rows.toString();
  }

  private static void pack(String text, Path output) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(output))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String kinds(ObjectNode definition) {
    List<String> kinds = new ArrayList<>();
    definition
        .path("x-kubernetes-group-version-kind")
        .forEach(kind -> kinds.add(String.join(
            "/",
            kind.path("group").asText(),
            kind.path("version").asText(),
            kind.path("kind").asText())));
    return String.join(" ", kinds);
  }

  private static long newest(Path... folders) throws IOException {
    long newest = 0;
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        List<Path> inputs = files
            .filter(f -> f.toString().endsWith(".tsv") || f.toString().endsWith(".class"))
            .toList();
        for (Path file : inputs) {
          newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
        }
      }
    }
    return newest;
  }
}
