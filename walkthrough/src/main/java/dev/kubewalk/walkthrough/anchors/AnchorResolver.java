package dev.kubewalk.walkthrough.anchors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the places that anchors name in the sources of all modules. */
public final class AnchorResolver {
  private static final List<String> SOURCES = List.of(
      "server/src/main/java",
      "tracer/src/main/java",
      "diagrams/src/main/java",
      "walkthrough/src/main/java");

  private final Path root;
  private final Map<Path, SourceFile> parsed = new HashMap<>();

  /**
   * @param root the repository's root
   */
  public AnchorResolver(Path root) {
    this.root = root;
  }

  /**
   * @throws AnchorException when the anchor does not name exactly one place
   */
  public Excerpt resolve(Anchor anchor) throws AnchorException, IOException {
    List<String> names = Arrays.asList(anchor.type().split("\\."));
    for (int packageLength = names.size() - 1; packageLength > 0; packageLength--) {
      String file = String.join("/", names.subList(0, packageLength + 1)) + ".java";
      for (String sources : SOURCES) {
        Path path = root.resolve(sources).resolve(file);
        if (Files.exists(path)) {
          return resolve(anchor, path, names.subList(packageLength, names.size()));
        }
      }
    }
    throw new AnchorException("there is no class " + anchor.type());
  }

  private Excerpt resolve(Anchor anchor, Path path, List<String> types)
      throws AnchorException, IOException {
    SourceFile file = parsed.get(path);
    if (file == null) {
      file = SourceFile.parse(path);
      parsed.put(path, file);
    }
    Declaration declaration = one(anchor, file.find(types, anchor.member()), anchor.from());
    int start = file.source().lastIndexOf('\n', declaration.start()) + 1;
    int end = declaration.end();
    if (anchor.from() != null) {
      start = oneLine(anchor, declaration, anchor.from(), declaration.start());
      end = declaration.endOfStatement(start);
    }
    if (anchor.to() != null) {
      end = file.source().indexOf('\n', oneLine(anchor, declaration, anchor.to(), start));
    }
    int line = file.lineAt(start);
    int statement = declaration.firstStatement(start, end);
    Excerpt.Stop stop =
        new Excerpt.Stop(binaryName(anchor, types), statement < 0 ? 0 : file.lineAt(statement));
    List<String> code =
        file.source().substring(start, end).stripIndent().lines().toList();
    String place = String.join(".", types)
        + (anchor.member().isEmpty() ? "" : "#" + anchor.member().replace("<init>", "new"));
    String name = root.relativize(path).toString().replace('\\', '/');
    return new Excerpt(name, line, stop, place, go(declaration, file, types), code);
  }

  private static String binaryName(Anchor anchor, List<String> types) {
    String outer = String.join(".", types);
    String all = anchor.type();
    return all.substring(0, all.length() - outer.length()) + String.join("$", types);
  }

  /** The Go line of the member itself, or of the innermost class around it that has one. */
  private static String go(Declaration member, SourceFile file, List<String> types) {
    String go = member.go();
    for (int depth = types.size(); go.isEmpty() && depth > 0; depth--) {
      go = file.find(types.subList(0, depth), "").get(0).go();
    }
    return go;
  }

  /** Of several methods of one name, the text tells which is meant. */
  private static Declaration one(Anchor anchor, List<Declaration> found, String from)
      throws AnchorException {
    List<Declaration> meant = found.size() < 2 || from == null
        ? found
        : found.stream().filter(d -> !d.linesWith(from, d.start()).isEmpty()).toList();
    if (meant.isEmpty() && !found.isEmpty()) {
      throw new AnchorException(
          "none of the methods " + anchor.in() + " has the text \"" + from + "\"");
    }
    if (meant.size() != 1) {
      throw new AnchorException(anchor.in() + " is declared " + meant.size() + " times, not once");
    }
    return meant.get(0);
  }

  private static int oneLine(Anchor anchor, Declaration declaration, String text, int after)
      throws AnchorException {
    List<Integer> lines = declaration.linesWith(text, after);
    if (lines.size() != 1) {
      throw new AnchorException("in " + anchor.in() + " the text \"" + text + "\" stands on "
          + lines.size() + " lines, not on one");
    }
    return lines.get(0);
  }
}
