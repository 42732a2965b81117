package dev.kubewalk.walkthrough.lessons.view;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** A terminal, with line editing. */
public final class TerminalDialogue implements Dialogue, AutoCloseable {
  private final Terminal terminal;
  private final LineReader reader;

  private TerminalDialogue(Terminal terminal) {
    this.terminal = terminal;
    this.reader = LineReaderBuilder.builder().terminal(terminal).build();
  }

  /** Empty where nobody can type: input or output is a file or a pipe. */
  public static Optional<TerminalDialogue> open() {
    try {
      Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
      if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        terminal.close();
        return Optional.empty();
      }
      return Optional.of(new TerminalDialogue(terminal));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  public PrintWriter out() {
    return terminal.writer();
  }

  @Override
  public Optional<String> ask(String prompt) {
    try {
      return Optional.of(reader.readLine(prompt));
    } catch (UserInterruptException | EndOfFileException left) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
