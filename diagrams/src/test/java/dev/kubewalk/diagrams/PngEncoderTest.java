package dev.kubewalk.diagrams;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class PngEncoderTest {
  /** What five bits of eight leave out. */
  private static final int SHADES = 8;

  @Test
  void keepsTheColoursOfPlainPictures() throws IOException {
    BufferedImage image = white(700, 300);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(0x1A56B0));
    graphics.fillRect(10, 10, 333, 77);
    graphics.setColor(Color.BLACK);
    graphics.drawLine(0, 299, 699, 100);
    graphics.dispose();

    assertThat(largestDifference(image, readBack(image))).isZero();
  }

  @Test
  void bringsShadesTogether() throws IOException {
    BufferedImage image = white(256, 100);
    for (int x = 0; x < 256; x++) {
      for (int y = 40; y < 60; y++) {
        image.setRGB(x, y, new Color(x, x, x).getRGB());
      }
    }

    assertThat(largestDifference(image, readBack(image))).isBetween(1, SHADES - 1);
  }

  @Test
  void givesTheNearestColourWhenThereAreTooMany() throws IOException {
    BufferedImage image = white(64, 200);
    Random random = new Random(1);
    for (int i = 0; i < 64 * 200; i++) {
      image.setRGB(i % 64, i / 64, random.nextInt(1 << 24));
    }

    BufferedImage read = readBack(image);

    assertThat(read.getWidth()).isEqualTo(64);
    assertThat(read.getHeight()).isEqualTo(200);
    assertThat(largestDifference(image, read)).isLessThan(128);
  }

  private static BufferedImage white(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  private static BufferedImage readBack(BufferedImage image) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(PngEncoder.encode(image)));
  }

  /** Of all pixels and channels. */
  private static int largestDifference(BufferedImage a, BufferedImage b) {
    int largest = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        Color one = new Color(a.getRGB(x, y));
        Color other = new Color(b.getRGB(x, y));
        largest = Math.max(largest, Math.abs(one.getRed() - other.getRed()));
        largest = Math.max(largest, Math.abs(one.getGreen() - other.getGreen()));
        largest = Math.max(largest, Math.abs(one.getBlue() - other.getBlue()));
      }
    }
    return largest;
  }
}
