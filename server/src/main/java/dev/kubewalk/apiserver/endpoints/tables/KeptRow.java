package dev.kubewalk.apiserver.endpoints.tables;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kubewalk.apiserver.registry.rest.Column;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A Table's row as JSON text with gaps where ages stand. The text is made once for each state of an
 * object; an answer fills in the ages, so that a Table of a thousand rows decodes nothing.
 */
public final class KeptRow {
  /** An age to be filled in; {@code since} is null when what it counts from has not come. */
  private record Gap(Column.Ageing cell, Instant since) {}

  /** One more than there are gaps: what stands before, between and behind them. */
  private final List<byte[]> texts;

  private final List<Gap> gaps;

  private KeptRow(List<byte[]> texts, List<Gap> gaps) {
    this.texts = List.copyOf(texts);
    this.gaps = List.copyOf(gaps);
  }

  /** Writes the row with the ages it has at {@code now}. */
  public void writeTo(ByteArrayOutputStream out, Instant now) {
    out.writeBytes(texts.get(0));
    for (int i = 0; i < gaps.size(); i++) {
      Gap gap = gaps.get(i);
      out.writeBytes(gap.cell().at(gap.since(), now).toString().getBytes(UTF_8));
      out.writeBytes(texts.get(i + 1));
    }
  }

  /** Collects the row from left to right. */
  static final class Builder {
    private final List<byte[]> texts = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final StringBuilder text;

    Builder(String start) {
      text = new StringBuilder(start);
    }

    Builder text(String more) {
      text.append(more);
      return this;
    }

    void age(Column.Ageing cell, Instant since) {
      endText();
      gaps.add(new Gap(cell, since));
    }

    KeptRow build() {
      endText();
      return new KeptRow(texts, gaps);
    }

    private void endText() {
      texts.add(text.toString().getBytes(UTF_8));
      text.setLength(0);
    }
  }
}
