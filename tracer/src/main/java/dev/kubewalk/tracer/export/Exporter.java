package dev.kubewalk.tracer.export;

import dev.kubewalk.tracer.Recording;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a recording in one format. */
public interface Exporter {

  /** Writes everything and leaves {@code out} open. */
  void write(Recording recording, OutputStream out) throws IOException;
}
