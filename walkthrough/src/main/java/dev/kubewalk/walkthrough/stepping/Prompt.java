package dev.kubewalk.walkthrough.stepping;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Where the user's commands come from. */
interface Prompt extends AutoCloseable {
  /**
   * Asks for a line, without its end and the blanks around it; empty when there are no more.
   *
   * @throws InterruptedException when the thread was interrupted while it waited
   */
  Optional<String> read(String prompt) throws InterruptedException;

  /** Gives the terminal back as it was. */
  @Override
  void close();

  /** The terminal, with line editing; plain lines of standard input where there is none. */
  static Prompt open(PrintWriter out) {
    try {
      return TerminalPrompt.open();
    } catch (IOException | IllegalStateException noTerminal) {
      return new PlainPrompt(System.in, out);
    }
  }
}
