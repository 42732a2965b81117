package dev.kubewalk.walkthrough.ide;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Files that debuggers take breakpoints from. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum BreakpointFormat {
  /** A file for jdb's command {@code read}. */
  JDB(
      ".jdb",
      "# lesson %s\n",
      breakpoint -> "stop at " + breakpoint.type() + ":" + breakpoint.line() + "\n",
      ""),

  /** What the extension in .vscode/extensions sets. */
  VSCODE(
      ".vscode.json",
      "{\n  \"lesson\": \"%s\",\n  \"breakpoints\": [\n",
      breakpoint ->
          "    {\"file\": \"" + breakpoint.file() + "\", \"line\": " + breakpoint.line() + "}",
      "\n  ]\n}\n"),

  /** The component of .idea/workspace.xml; lines count from 0 there. */
  INTELLIJ(
      ".intellij.xml",
      "<!-- lesson %s -->\n<component name=\"XDebuggerManager\">\n"
          + "  <breakpoint-manager>\n    <breakpoints>\n",
      breakpoint -> "      <line-breakpoint enabled=\"true\" type=\"java-line\">\n"
          + "        <url>file://$PROJECT_DIR$/" + breakpoint.file() + "</url>\n"
          + "        <line>" + (breakpoint.line() - 1) + "</line>\n"
          + "      </line-breakpoint>\n",
      "    </breakpoints>\n  </breakpoint-manager>\n</component>\n");

  private final String ending;
  private final String head;
  private final Function<Breakpoint, String> line;
  private final String tail;

  BreakpointFormat(String ending, String head, Function<Breakpoint, String> line, String tail) {
    this.ending = ending;
    this.head = head;
    this.line = line;
    this.tail = tail;
  }

  String ending() {
    return ending;
  }

  String write(String lesson, List<Breakpoint> breakpoints) {
    String between = this == VSCODE ? ",\n" : "";
    String lines = breakpoints.stream().map(line).collect(Collectors.joining(between));
    return head.formatted(lesson) + lines + tail;
  }
}
