package dev.kubewalk.tracer.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** For libraries that close what they write to: only flushes the stream, which is another's. */
final class KeptOpen extends FilterOutputStream {
  KeptOpen(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
