package dev.kubewalk.diagrams;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes large, mostly empty pictures as PNG many times faster than ImageIO does.
 *
 * <p>A pixel is one byte, its colour's place in a {@link Palette}. Every row is stored as its
 * difference to the row above, which is nothing for most pixels. What a row without a difference is
 * compressed to is found out once, and only the rows between are compressed.
 */
final class PngEncoder {

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final byte FILTER_UP = 2;

  /** The heading of zlib's format for the fastest compression; and its last block, an empty one. */
  private static final byte[] ZLIB_HEADING = {0x78, 0x01};

  private static final byte[] LAST_BLOCK = {0x03, 0x00};

  /** So many rows are compressed together at most, and so many pixels compared at once. */
  private static final int MOST_ROWS = 64;

  private static final int STRETCH = 32;

  private final int width;
  private final int height;
  private final int[] rgb;

  /** The last row that was written, as places in the palette. */
  private final byte[] above;

  private final Palette palette = new Palette();
  private final Adler32 checksum = new Adler32();
  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
  private final byte[] compressed = new byte[1 << 16];

  private PngEncoder(BufferedImage image) {
    this.width = image.getWidth();
    this.height = image.getHeight();
    this.rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    this.above = new byte[width];
  }

  /** The bytes of a PNG file with {@code image}, which has the type {@code TYPE_INT_RGB}. */
  static byte[] encode(BufferedImage image) throws IOException {
    return new PngEncoder(image).encode();
  }

  private byte[] encode() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(SIGNATURE);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    // 8 bits a pixel, a palette, the only compression and filter methods there are, not interlaced.
    fields.write(new byte[] {8, 3, 0, 0, 0});
    byte[] pixels = pixels();
    chunk(out, "IHDR", header.toByteArray());
    chunk(out, "PLTE", palette.bytes());
    chunk(out, "IDAT", pixels);
    chunk(out, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private byte[] pixels() throws IOException {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write(ZLIB_HEADING);
      rows(bytes);
      bytes.write(LAST_BLOCK);
      new DataOutputStream(bytes).writeInt((int) checksum.getValue());
      return bytes.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private void rows(ByteArrayOutputStream out) {
    byte[] same = new byte[1 + width];
    same[0] = FILTER_UP;
    byte[] sameCompressed = compress(same);
    int y = 0;
    while (y < height) {
      int end = endOfChanged(y);
      if (end > y) {
        byte[] changed = differences(y, end);
        checksum.update(changed);
        out.writeBytes(compress(changed));
        y = end;
      } else {
        checksum.update(same);
        out.writeBytes(sameCompressed);
        y++;
      }
    }
  }

  /** Where the rows end that follow {@code from} and each differ from the one above. */
  private int endOfChanged(int from) {
    int most = Math.min(height, from + MOST_ROWS);
    int y = from;
    while (y < most && !sameAsAbove(y, 0, width)) {
      y++;
    }
    return y;
  }

  private boolean sameAsAbove(int y, int x, int end) {
    int row = y * width;
    return y > 0 && Arrays.equals(rgb, row + x, row + end, rgb, row - width + x, row - width + end);
  }

  private byte[] differences(int from, int to) {
    byte[] lines = new byte[(to - from) * (1 + width)];
    for (int y = from; y < to; y++) {
      int line = (y - from) * (1 + width);
      lines[line] = FILTER_UP;
      for (int x = 0; x < width; x += STRETCH) {
        int end = Math.min(width, x + STRETCH);
        if (!sameAsAbove(y, x, end)) {
          difference(y, x, end, lines, line + 1);
        }
      }
    }
    return lines;
  }

  private void difference(int y, int from, int end, byte[] lines, int line) {
    for (int x = from; x < end; x++) {
      byte now = palette.place(rgb[y * width + x]);
      lines[line + x] = (byte) (now - above[x]);
      above[x] = now;
    }
  }

  /** Whole blocks that look back at nothing before them, so that they can stand anywhere. */
  private byte[] compress(byte[] lines) {
    deflater.reset();
    deflater.setInput(lines);
    ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    int length;
    do {
      length = deflater.deflate(compressed, 0, compressed.length, Deflater.SYNC_FLUSH);
      blocks.write(compressed, 0, length);
    } while (length == compressed.length);
    return blocks.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }
}
