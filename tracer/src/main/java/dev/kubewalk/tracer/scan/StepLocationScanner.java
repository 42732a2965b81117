package dev.kubewalk.tracer.scan;

import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds where sources use the catalogue. As a tool of the build it writes what {@link
 * StepLocations} reads.
 *
 * <p>A use is {@code Steps.NAME} in code; its place is the innermost named type and that type's
 * method around it ({@code new} for a constructor), which is how anchors name places too. Lambdas
 * and anonymous classes count to the method they stand in.
 */
public final class StepLocationScanner {

  private static final Pattern USE = Pattern.compile("\\bSteps\\s*\\.\\s*([A-Z][A-Z0-9_]+)\\b");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)\\s*;");
  private static final Pattern TYPE =
      Pattern.compile("(?:^|\\s)(?:class|interface|enum|record)\\s+(\\w+)");
  private static final Pattern METHOD =
      Pattern.compile("(?s)(\\w+)\\s*\\([^=]*\\)\\s*(?:throws\\s+[\\w.,\\s]+)?$");
  private static final Pattern ANNOTATION = Pattern.compile("@\\w[\\w.]*(?:\\s*\\([^()]*\\))?");
  /** Comments, then text blocks, strings and characters: none of them is code. */
  private static final Pattern NOT_CODE = Pattern.compile(
      "(?s)//[^\\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'");

  private static final Set<String> NO_METHODS =
      Set.of("if", "for", "while", "switch", "catch", "try", "synchronized", "new", "return");

  private record Block(boolean type, String name) {}

  /**
   * A use of the catalogue in a source file.
   *
   * @param place type and method, joined by #
   * @param line from 1
   */
  public record Use(Steps step, String place, int line) {}

  private StepLocationScanner() {}

  /** Arguments: directory of sources, file to write. */
  public static void main(String[] args) throws IOException {
    Path sources = Path.of(args[0]);
    Path out = Path.of(args[1]);
    Map<Steps, Set<String>> found = new EnumMap<>(Steps.class);
    if (Files.isDirectory(sources)) {
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file :
            files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
          scan(Files.readString(file))
              .forEach((s, at) -> found.computeIfAbsent(s, k -> new TreeSet<>()).addAll(at));
        }
      }
    }
    List<String> lines = new ArrayList<>();
    found.forEach((step, places) -> places.forEach(at -> lines.add(step.key() + "\t" + at)));
    Files.createDirectories(out.toAbsolutePath().getParent());
    Files.write(out, lines);
  }

  /** The places of each step in one source file. */
  static Map<Steps, Set<String>> scan(String source) {
    Map<Steps, Set<String>> found = new EnumMap<>(Steps.class);
    uses(source)
        .forEach(use -> found.computeIfAbsent(use.step(), s -> new TreeSet<>()).add(use.place()));
    return found;
  }

  /** The uses in one source file, in its order. */
  public static List<Use> uses(String source) {
    // Lines stay lines.
    String code =
        NOT_CODE.matcher(source).replaceAll(match -> match.group().replaceAll("[^\n]+", " "));
    Matcher inPackage = PACKAGE.matcher(code);
    String prefix = inPackage.find() ? inPackage.group(1) + "." : "";
    List<Use> found = new ArrayList<>();
    Matcher use = USE.matcher(code);
    Deque<Block> blocks = new ArrayDeque<>();
    int at = 0;
    int header = 0;
    int parentheses = 0;
    int line = 1;
    while (use.find()) {
      for (; at < use.start(); at++) {
        switch (code.charAt(at)) {
          case '\n' -> line++;
          case '(' -> parentheses++;
          case ')' -> parentheses--;
          case ';' -> header = parentheses == 0 ? at + 1 : header;
          case '{' -> {
            blocks.addLast(block(code.substring(header, at)));
            header = at + 1;
          }
          case '}' -> {
            blocks.pollLast();
            header = at + 1;
          }
          default -> {}
        }
      }
      for (Steps step : constant(use.group(1))) {
        found.add(new Use(step, prefix + place(blocks), line));
      }
    }
    return found;
  }

  private static List<Steps> constant(String name) {
    return Arrays.stream(Steps.values())
        .filter(step -> step.name().equals(name))
        .toList();
  }

  private static Block block(String header) {
    String plain = ANNOTATION.matcher(header).replaceAll(" ").strip();
    Matcher type = TYPE.matcher(plain);
    if (type.find()) {
      return new Block(true, type.group(1));
    }
    Matcher method = METHOD.matcher(plain);
    boolean isMethod = method.find()
        && !plain.contains("->")
        && !plain.contains("=")
        && !plain.matches("(?s).*\\bnew\\s.*")
        && !NO_METHODS.contains(method.group(1))
        && NO_METHODS.stream().noneMatch(word -> plain.startsWith(word + " "));
    return new Block(false, isMethod ? method.group(1) : "");
  }

  private static String place(Deque<Block> blocks) {
    StringBuilder types = new StringBuilder();
    String method = "";
    for (Iterator<Block> all = blocks.iterator(); all.hasNext(); ) {
      Block block = all.next();
      if (block.type()) {
        types.append(types.isEmpty() ? "" : ".").append(block.name());
        method = "";
      } else if (method.isEmpty()) {
        method = block.name();
      }
    }
    boolean constructor = method.equals(types.substring(types.lastIndexOf(".") + 1));
    return types + (method.isEmpty() ? "" : "#" + (constructor ? "new" : method));
  }
}
