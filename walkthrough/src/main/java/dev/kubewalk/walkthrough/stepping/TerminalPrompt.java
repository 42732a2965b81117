package dev.kubewalk.walkthrough.stepping;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * A terminal with line editing and history. Signals are not JLine's business here: Ctrl-C reaches
 * the process, and who handles it interrupts the thread that reads.
 */
final class TerminalPrompt implements Prompt {
  private final Terminal terminal;
  private final LineReader reader;

  private TerminalPrompt(Terminal terminal) {
    this.terminal = requireNonNull(terminal);
    this.reader = LineReaderBuilder.builder()
        .terminal(terminal)
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .build();
  }

  /**
   * @throws IOException when standard input and output are no terminal
   */
  static TerminalPrompt open() throws IOException {
    Terminal terminal = TerminalBuilder.builder()
        .system(true)
        .dumb(false)
        .nativeSignals(false)
        .signalHandler(Terminal.SignalHandler.SIG_IGN)
        .build();
    return new TerminalPrompt(terminal);
  }

  @Override
  public Optional<String> read(String prompt) throws InterruptedException {
    try {
      return Optional.of(reader.readLine(prompt).strip());
    } catch (UserInterruptException e) {
      throw new InterruptedException();
    } catch (EndOfFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
