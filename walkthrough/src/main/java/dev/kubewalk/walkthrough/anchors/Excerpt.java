package dev.kubewalk.walkthrough.anchors;

import java.util.List;

/**
 * The code that an anchor names, as it was when the program was built.
 *
 * @param file the source file, seen from the repository's root
 * @param line the first line in that file, from 1
 * @param stop where a debugger can stop
 * @param place class and member for a reader, such as {@code ServerChain#create}
 * @param go Go file and functions that the code stands for, as its Javadoc says; may be empty
 * @param code the lines, without the indentation they share
 */
public record Excerpt(
    String file, int line, Stop stop, String place, String go, List<String> code) {
  public Excerpt {
    code = List.copyOf(code);
  }

  /**
   * The first statement of the code.
   *
   * @param type the class that has it, as the JVM calls it
   * @param line in the file, from 1; 0 when nothing is executed there, as in an interface
   */
  public record Stop(String type, int line) {}
}
