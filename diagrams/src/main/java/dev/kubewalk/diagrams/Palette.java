package dev.kubewalk.diagrams;

import java.util.Arrays;

/**
 * The colours of a picture, at most 256 of them, collected while its pixels are looked at.
 *
 * <p>Colours that agree in the upper five bits of red, green and blue share the place of the one
 * that was met first: only the edges of letters have so many shades. When all places are taken, a
 * further colour gets the place of the nearest.
 */
final class Palette {

  private static final int MOST = 256;
  private static final int UNKNOWN = -1;

  private final int[] colours = new int[MOST];
  private final int[] places = new int[1 << 15];
  private int size;

  Palette() {
    Arrays.fill(places, UNKNOWN);
  }

  /** The place of a colour, given as 0xRRGGBB. */
  byte place(int rgb) {
    int key = (rgb >> 9 & 0x7C00) | (rgb >> 6 & 0x03E0) | (rgb >> 3 & 0x001F);
    int place = places[key];
    if (place == UNKNOWN) {
      place = size < MOST ? add(rgb) : nearest(rgb);
      places[key] = place;
    }
    return (byte) place;
  }

  /** Three bytes a colour, as PNG's chunk PLTE has them. */
  byte[] bytes() {
    byte[] bytes = new byte[3 * size];
    for (int i = 0; i < size; i++) {
      bytes[3 * i] = (byte) (colours[i] >> 16);
      bytes[3 * i + 1] = (byte) (colours[i] >> 8);
      bytes[3 * i + 2] = (byte) colours[i];
    }
    return bytes;
  }

  private int add(int rgb) {
    colours[size] = rgb;
    return size++;
  }

  private int nearest(int rgb) {
    int best = 0;
    for (int i = 1; i < size; i++) {
      if (distance(colours[i], rgb) < distance(colours[best], rgb)) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
    int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
    int blue = (a & 0xFF) - (b & 0xFF);
    return red * red + green * green + blue * blue;
  }
}
