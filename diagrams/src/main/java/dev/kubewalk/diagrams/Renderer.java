package dev.kubewalk.diagrams;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.core.ImageData;
import net.sourceforge.plantuml.klimt.color.ColorMapper;
import net.sourceforge.plantuml.klimt.color.HColors;
import net.sourceforge.plantuml.klimt.drawing.g2d.UGraphicG2d;
import net.sourceforge.plantuml.sequencediagram.SequenceDiagram;

/** Turns PlantUML text into pictures, in this process and without Graphviz or the network. */
public final class Renderer {

  private Renderer() {}

  /** The picture as SVG text. */
  public static String svg(String puml) {
    return picture(new Diagram("", "", puml)).svg();
  }

  /** The picture as a PNG file. */
  public static byte[] png(String puml) {
    return picture(new Diagram("", "", puml)).png();
  }

  /** Draws all diagrams, on as many processors as there are; in the order given. */
  public static List<Picture> all(List<Diagram> diagrams) {
    // The last sequences take longest: they go first, so that no processor waits for them at the
    // end. Everything is drawn anew each time.
    List<Integer> order = IntStream.range(0, diagrams.size())
        .boxed()
        .sorted(
            (a, b) -> diagrams.get(b).puml().length() - diagrams.get(a).puml().length())
        .toList();
    Picture[] pictures = new Picture[diagrams.size()];
    order.parallelStream().forEach(i -> pictures[i] = picture(diagrams.get(i)));
    return List.of(pictures);
  }

  private static Picture picture(Diagram diagram) {
    ByteArrayOutputStream svg = new ByteArrayOutputStream();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    net.sourceforge.plantuml.core.Diagram parsed = parse(diagram.puml());
    try {
      ImageData size = parsed.exportDiagram(svg, 0, new FileFormatOption(FileFormat.SVG));
      if (parsed instanceof SequenceDiagram) {
        png.write(PngEncoder.encode(draw(parsed, size)));
      } else {
        parsed.exportDiagram(png, 0, new FileFormatOption(FileFormat.PNG));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Picture(diagram, svg.toString(StandardCharsets.UTF_8), png.toByteArray());
  }

  /**
   * The long sequences are tens of millions of pixels, and PlantUML's own way from there to a PNG
   * takes longer than everything else together.
   */
  private static BufferedImage draw(net.sourceforge.plantuml.core.Diagram parsed, ImageData size) {
    BufferedImage image =
        new BufferedImage(size.getWidth(), size.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      UGraphicG2d pen = new UGraphicG2d(
          HColors.WHITE,
          ColorMapper.IDENTITY,
          FileFormat.PNG.getDefaultStringBounder(),
          graphics,
          1.0,
          FileFormat.PNG);
      parsed.exportDiagramGraphic(pen, new FileFormatOption(FileFormat.PNG));
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private static net.sourceforge.plantuml.core.Diagram parse(String puml) {
    return new SourceStringReader(puml).getBlocks().get(0).getDiagram();
  }
}
