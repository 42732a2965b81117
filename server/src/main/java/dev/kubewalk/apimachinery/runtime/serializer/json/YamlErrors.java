package dev.kubewalk.apimachinery.runtime.serializer.json;

import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Words the errors of our YAML parser as Go's does. The two share their origin; texts without a
 * counterpart are passed on as they are.
 *
 * <p>Go: vendor/gopkg.in/yaml.v2/decode.go (parser.fail)
 */
final class YamlErrors {
  /** Part of our parser's text, then Go's text for it. */
  private static final List<Map.Entry<String, String>> TEXTS = List.of(
      Map.entry("expected the node content", "did not find expected node content"),
      Map.entry("expected <block end>", "did not find expected key"),
      Map.entry("expected ',' or '}'", "did not find expected ',' or '}'"),
      Map.entry("expected ',' or ']'", "did not find expected ',' or ']'"),
      Map.entry("could not find expected ':'", "could not find expected ':'"),
      Map.entry("cannot start any token", "found character that cannot start any token"),
      Map.entry("mapping values are not allowed", "mapping values are not allowed in this context"),
      Map.entry("found undefined alias", "unknown anchor referenced"),
      Map.entry("found unexpected end of stream", "found unexpected end of stream"));

  private YamlErrors() {}

  static String message(YAMLException e) {
    if (!(e instanceof MarkedYAMLException marked)) {
      return "yaml: " + firstLine(e);
    }
    String problem = String.valueOf(marked.getProblem());
    String text = problem;
    for (Map.Entry<String, String> entry : TEXTS) {
      if (problem.contains(entry.getKey())) {
        text = entry.getValue();
        break;
      }
    }
    // Lines count from nought, and Go names the line before the one where a block goes wrong.
    int line = marked.getProblemMark() == null ? 0 : marked.getProblemMark().getLine();
    boolean sameLine = text.contains("node content") || text.contains("mapping values");
    int shown = sameLine ? line + 1 : line;
    return shown == 0 ? "yaml: " + text : "yaml: line " + shown + ": " + text;
  }

  private static String firstLine(YAMLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
