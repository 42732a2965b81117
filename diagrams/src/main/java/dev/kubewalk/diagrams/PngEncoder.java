package dev.kubewalk.diagrams;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes large, mostly empty pictures as PNG several times faster than ImageIO does.
 *
 * <p>Every row is stored as its difference to the row above, which is nothing for most rows.
 */
final class PngEncoder {

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final byte FILTER_UP = 2;

  private PngEncoder() {}

  static byte[] encode(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(SIGNATURE);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(image.getWidth());
    fields.writeInt(image.getHeight());
    // 8 bits a channel, RGB, the only compression and filter methods there are, not interlaced.
    fields.write(new byte[] {8, 2, 0, 0, 0});
    chunk(out, "IHDR", header.toByteArray());
    chunk(out, "IDAT", pixels(image));
    chunk(out, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static byte[] pixels(BufferedImage image) throws IOException {
    int width = image.getWidth();
    int[] above = new int[width];
    int[] row = new int[width];
    byte[] unchanged = new byte[1 + 3 * width];
    unchanged[0] = FILTER_UP;
    byte[] line = unchanged.clone();
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(compressed, deflater, 1 << 16)) {
      for (int y = 0; y < image.getHeight(); y++) {
        image.getRaster().getDataElements(0, y, width, 1, row);
        if (Arrays.equals(row, above)) {
          out.write(unchanged);
          continue;
        }
        difference(row, above, line);
        out.write(line);
        int[] swap = above;
        above = row;
        row = swap;
      }
    } finally {
      deflater.end();
    }
    return compressed.toByteArray();
  }

  private static void difference(int[] row, int[] above, byte[] line) {
    int at = 1;
    for (int x = 0; x < row.length; x++) {
      int now = row[x];
      int before = above[x];
      line[at++] = (byte) ((now >> 16) - (before >> 16));
      line[at++] = (byte) ((now >> 8) - (before >> 8));
      line[at++] = (byte) (now - before);
    }
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
