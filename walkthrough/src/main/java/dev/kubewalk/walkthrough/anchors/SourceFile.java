package dev.kubewalk.walkthrough.anchors;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One source file, read with the compiler's own parser. */
final class SourceFile {
  private final CompilationUnitTree unit;
  private final DocTrees trees;
  private final String source;

  private SourceFile(CompilationUnitTree unit, DocTrees trees, String source) {
    this.unit = unit;
    this.trees = trees;
    this.source = source;
  }

  static SourceFile parse(Path file) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task = (JavacTask) compiler.getTask(
          null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
      CompilationUnitTree unit = task.parse().iterator().next();
      return new SourceFile(unit, DocTrees.instance(task), Files.readString(file));
    }
  }

  String source() {
    return source;
  }

  /** The line of an offset, from 1. */
  int lineAt(int offset) {
    return (int) unit.getLineMap().getLineNumber(offset);
  }

  /**
   * All declarations of a name.
   *
   * @param types names of the nested classes down to the one meant, outermost first
   * @param member its member, or empty for the class itself
   */
  List<Declaration> find(List<String> types, String member) {
    List<TreePath> found = List.of(new TreePath(unit));
    for (String type : types) {
      found = inside(found, type, true);
    }
    if (!member.isEmpty()) {
      found = inside(found, member, false);
    }
    return found.stream()
        .map(path ->
            new Declaration(path, trees.getSourcePositions(), trees.getDocComment(path), source))
        .toList();
  }

  private static List<TreePath> inside(List<TreePath> outer, String name, boolean type) {
    List<TreePath> found = new ArrayList<>();
    for (TreePath path : outer) {
      for (Tree member : members(path.getLeaf())) {
        if (name(member).equals(name) && (member instanceof ClassTree) == type) {
          found.add(new TreePath(path, member));
        }
      }
    }
    return found;
  }

  private static List<? extends Tree> members(Tree tree) {
    if (tree instanceof CompilationUnitTree file) {
      return file.getTypeDecls();
    }
    return tree instanceof ClassTree type ? type.getMembers() : List.of();
  }

  private static String name(Tree tree) {
    if (tree instanceof ClassTree type) {
      return type.getSimpleName().toString();
    }
    if (tree instanceof MethodTree method) {
      return method.getName().toString();
    }
    return tree instanceof VariableTree field ? field.getName().toString() : "";
  }
}
