package dev.kubewalk.schemas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of {@code src/main/data}: what the model classes do not tell. */
final class Facts {
  /** A definition's name and the API group its package belongs to. */
  record Definition(String name, String group) {
    String packageName() {
      return name.substring(0, name.lastIndexOf('.'));
    }

    String type() {
      return name.substring(name.lastIndexOf('.') + 1);
    }

    String version() {
      return packageName().substring(packageName().lastIndexOf('.') + 1);
    }
  }

  /** How a list merges; an empty string where there is nothing to say. */
  record ListType(String type, List<String> mapKeys, String mergeKey, String strategy) {}

  /** Type and format of a definition without properties; empty where there is none. */
  record Scalar(String type, String format) {}

  private final List<Definition> definitions = new ArrayList<>();
  private final Map<String, ListType> listTypes = new HashMap<>();
  private final Map<String, String> references = new HashMap<>();
  private final Map<String, Scalar> scalars = new LinkedHashMap<>();
  private final Map<String, List<String>> groupVersions = new LinkedHashMap<>();

  static Facts read(Path folder) throws IOException {
    Facts facts = new Facts();
    for (String[] row : rows(folder.resolve("definitions.tsv"))) {
      for (String type : row[2].split(" ")) {
        facts.definitions.add(new Definition(row[0] + "." + type, row[1].replace("\"", "")));
      }
    }
    for (String[] row : rows(folder.resolve("list-types.tsv"))) {
      List<String> keys = row[3].equals("-") ? List.of() : List.of(row[3].split(","));
      facts.listTypes.put(
          row[0] + "#" + row[1], new ListType(cell(row[2]), keys, cell(row[4]), cell(row[5])));
    }
    for (String[] row : rows(folder.resolve("references.tsv"))) {
      facts.references.put(row[0] + "#" + row[1], row[2]);
    }
    for (String[] row : rows(folder.resolve("scalars.tsv"))) {
      facts.scalars.put(row[0], new Scalar(cell(row[1]), cell(row[2])));
    }
    for (String[] row : rows(folder.resolve("group-versions.tsv"))) {
      facts.groupVersions.put(row[0], List.of(row[1].split(",")));
    }
    return facts;
  }

  private static List<String[]> rows(Path file) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("#")) {
        rows.add(line.split("\t", -1));
      }
    }
    return rows;
  }

  private static String cell(String text) {
    return text.equals("-") ? "" : text;
  }

  List<Definition> definitions() {
    return definitions;
  }

  Map<String, List<String>> groupVersions() {
    return groupVersions;
  }

  Optional<Scalar> scalar(Definition definition) {
    return Optional.ofNullable(scalars.get(definition.name()));
  }

  Optional<ListType> listType(Definition definition, String property) {
    return Optional.ofNullable(listTypes.get(definition.name() + "#" + property));
  }

  Optional<String> reference(Definition definition, String property) {
    return Optional.ofNullable(references.get(definition.name() + "#" + property));
  }
}
