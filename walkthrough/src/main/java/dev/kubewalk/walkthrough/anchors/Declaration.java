package dev.kubewalk.walkthrough.anchors;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** A class or member in its file: knows its own text and the statements in it. */
final class Declaration {
  private static final Pattern GO = Pattern.compile("(?s)\\bGo: (.*?)(?:</p>|<p>|\\s@\\w|$)");

  /** A tag within a sentence, of which a reader should see what it is about. */
  private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+ ([^}]*)}");

  private final TreePath path;
  private final SourcePositions positions;
  private final String documentation;
  private final String source;

  Declaration(TreePath path, SourcePositions positions, String documentation, String source) {
    this.path = path;
    this.positions = positions;
    this.documentation = documentation == null ? "" : documentation;
    this.source = source;
  }

  int start() {
    return start(path.getLeaf());
  }

  int end() {
    return end(path.getLeaf());
  }

  /** What the Javadoc's Go line says, in one line; empty without one. */
  String go() {
    Matcher line = GO.matcher(documentation);
    return line.find()
        ? INLINE_TAG.matcher(line.group(1)).replaceAll("$1").strip().replaceAll("\\s+", " ")
        : "";
  }

  /** Offsets of the lines of this declaration that contain {@code text}, at or after one. */
  List<Integer> linesWith(String text, int after) {
    List<Integer> lines = new ArrayList<>();
    int line = source.lastIndexOf('\n', after) + 1;
    while (line < end()) {
      int next = source.indexOf('\n', line);
      int lineEnd = next < 0 ? source.length() : next;
      if (source.substring(line, lineEnd).contains(text)) {
        lines.add(line);
      }
      line = lineEnd + 1;
    }
    return lines;
  }

  /** Where the longest statement or declaration that begins on a line ends. */
  int endOfStatement(int lineStart) {
    int lineEnd = source.indexOf('\n', lineStart);
    int first = lineStart;
    while (Character.isWhitespace(source.charAt(first))) {
      first++;
    }
    int begin = first;
    int[] longest = {lineEnd};
    new TreeScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void unused) {
        if (tree != null && start(tree) == begin) {
          longest[0] = Math.max(longest[0], end(tree));
        }
        return super.scan(tree, null);
      }
    }.scan(path.getLeaf(), null);
    return longest[0];
  }

  /**
   * Where the first statement that is executed begins, between two offsets; -1 without one. A block,
   * {@code try}, a constant, and a declaration without a value execute nothing themselves.
   */
  int firstStatement(int from, int to) {
    int[] first = {-1};
    new TreeScanner<Void, Void>() {
      @Override
      public Void scan(Tree tree, Void unused) {
        if (tree != null && first[0] < 0 && executes(tree)) {
          int at = start(tree);
          if (at >= from && at < to) {
            first[0] = at;
          }
        }
        return super.scan(tree, null);
      }
    }.scan(path.getLeaf(), null);
    return first[0];
  }

  private static boolean executes(Tree tree) {
    if (tree instanceof VariableTree variable) {
      boolean constant = variable.getModifiers().getFlags().contains(Modifier.STATIC)
          && variable.getInitializer() instanceof LiteralTree;
      return variable.getInitializer() != null && !constant;
    }
    return tree instanceof StatementTree
        && !(tree instanceof BlockTree)
        && !(tree instanceof TryTree)
        && !(tree instanceof ClassTree);
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(path.getCompilationUnit(), tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(path.getCompilationUnit(), tree);
  }
}
