package dev.kubewalk.cmd.kubeapiserver;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;

/**
 * Where the command writes.
 *
 * @param out help and version
 * @param err the log, warnings and errors
 * @param columns the width that help is wrapped at; 0 for no wrapping
 */
public record Console(PrintStream out, PrintStream err, int columns) {
  public Console {
    requireNonNull(out, "out is null");
    requireNonNull(err, "err is null");
  }
}
