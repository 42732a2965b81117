package dev.kubewalk.diagrams;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.core.ImageData;
import net.sourceforge.plantuml.klimt.color.ColorMapper;
import net.sourceforge.plantuml.klimt.color.HColors;
import net.sourceforge.plantuml.klimt.drawing.g2d.UGraphicG2d;
import net.sourceforge.plantuml.sequencediagram.SequenceDiagram;
import net.sourceforge.plantuml.sequencediagram.graphic.FileMaker;
import net.sourceforge.plantuml.sequencediagram.graphic.SequenceDiagramFileMakerPuma2;
import net.sourceforge.plantuml.skin.rose.Rose;

/** Turns PlantUML text into pictures, in this process and without Graphviz or the network. */
public final class Renderer {

  private static final FileFormatOption SVG = new FileFormatOption(FileFormat.SVG);

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
    ExecutorService processors =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      Map<Diagram, Future<Picture>> drawn = new HashMap<>();
      diagrams.stream()
          .sorted(Comparator.comparingInt((Diagram diagram) -> diagram.puml().length())
              .reversed())
          .forEach(diagram -> drawn.put(diagram, processors.submit(() -> picture(diagram))));
      return diagrams.stream().map(diagram -> done(drawn.get(diagram))).toList();
    } finally {
      processors.shutdownNow();
    }
  }

  private static Picture done(Future<Picture> picture) {
    try {
      return picture.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot draw a diagram", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while drawing diagrams", e);
    }
  }

  private static Picture picture(Diagram diagram) {
    ByteArrayOutputStream svg = new ByteArrayOutputStream();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    net.sourceforge.plantuml.core.Diagram parsed = parse(diagram.puml());
    try {
      if (parsed instanceof SequenceDiagram sequence) {
        draw(sequence, svg, png);
      } else {
        parsed.exportDiagram(svg, 0, SVG);
        parsed.exportDiagram(png, 0, new FileFormatOption(FileFormat.PNG));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Picture(diagram, svg.toString(StandardCharsets.UTF_8), png.toByteArray());
  }

  /**
   * The long sequences are tens of millions of pixels, and PlantUML's own way from there to a PNG
   * takes longer than everything else together; nor need they be laid out once for each format.
   */
  private static void draw(
      SequenceDiagram sequence, ByteArrayOutputStream svg, ByteArrayOutputStream png)
      throws IOException {
    FileMaker laidOut = new SequenceDiagramFileMakerPuma2(sequence, new Rose(), SVG);
    ImageData size = laidOut.createOne(svg, 0, true);
    BufferedImage image =
        new BufferedImage(size.getWidth(), size.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      laidOut.createOneGraphic(new UGraphicG2d(
          HColors.WHITE,
          ColorMapper.IDENTITY,
          FileFormat.PNG.getDefaultStringBounder(),
          graphics,
          1.0,
          FileFormat.PNG));
    } finally {
      graphics.dispose();
    }
    png.write(PngEncoder.encode(image));
  }

  private static net.sourceforge.plantuml.core.Diagram parse(String puml) {
    return new SourceStringReader(puml).getBlocks().get(0).getDiagram();
  }
}
