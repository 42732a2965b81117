package dev.kubewalk.walkthrough.stepping;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.cmd.kubeapiserver.SignalHandler;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/** Where the user's commands come from. */
public interface Prompt extends AutoCloseable {
  /**
   * Asks for a line, without its end and the blanks around it; empty when there are no more.
   *
   * @throws InterruptedException when the thread was interrupted while it waited
   */
  Optional<String> read(String prompt) throws InterruptedException;

  /** Gives the terminal back as it was. */
  @Override
  void close();

  /**
   * From now on a signal interrupts the calling thread, which ends the conversation; a second one
   * ends the process, terminal restored.
   */
  default void interruptOnSignal() {
    Thread conversation = Thread.currentThread();
    StopChannel signalled = new SignalHandler(status -> {
          close();
          Runtime.getRuntime().halt(status);
        })
        .setup();
    signalled.onClose(conversation::interrupt);
  }

  /** The terminal, with line editing; plain lines of standard input where there is none. */
  static Prompt open(PrintWriter out) {
    try {
      return TerminalPrompt.open();
    } catch (IOException | IllegalStateException noTerminal) {
      return new PlainPrompt(System.in, out);
    }
  }
}
