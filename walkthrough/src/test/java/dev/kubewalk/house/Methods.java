package dev.kubewalk.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Measures methods with the compiler's own parser. */
final class Methods {
  /** A method with a body. {@code name} is file#method. */
  record Method(String name, int lines, int parameters) {}

  private Methods() {}

  static List<Method> of(List<Path> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task = (JavacTask) compiler.getTask(
          null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<Method> methods = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        String file = Sources.name(Path.of(unit.getSourceFile().toUri()));
        new Scanner(file, positions, methods).scan(unit, null);
      }
      return methods;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Collects every method of a file, those of nested classes included. */
  private static final class Scanner extends TreePathScanner<Void, Void> {
    private final String file;
    private final SourcePositions positions;
    private final List<Method> methods;

    Scanner(String file, SourcePositions positions, List<Method> methods) {
      this.file = file;
      this.positions = positions;
      this.methods = methods;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      if (method.getBody() != null) {
        long from = positions.getStartPosition(unit, method);
        long to = positions.getEndPosition(unit, method);
        long lines =
            unit.getLineMap().getLineNumber(to) - unit.getLineMap().getLineNumber(from) + 1;
        String name = file + "#" + method.getName();
        methods.add(new Method(name, (int) lines, method.getParameters().size()));
      }
      return super.visitMethod(method, null);
    }
  }
}
