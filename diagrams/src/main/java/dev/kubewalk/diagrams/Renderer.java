package dev.kubewalk.diagrams;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;

/** Turns PlantUML text into pictures, in this process and without Graphviz or the network. */
public final class Renderer {

  private static final String SIZE_LIMIT = "PLANTUML_LIMIT_SIZE";

  private Renderer() {}

  /** The picture as SVG text. */
  public static String svg(String puml) {
    return new String(render(new SourceStringReader(puml), FileFormat.SVG), StandardCharsets.UTF_8);
  }

  /** The picture as a PNG file. */
  public static byte[] png(String puml) {
    return render(new SourceStringReader(puml), FileFormat.PNG);
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
    SourceStringReader source = new SourceStringReader(diagram.puml());
    String svg = new String(render(source, FileFormat.SVG), StandardCharsets.UTF_8);
    return new Picture(diagram, svg, render(source, FileFormat.PNG));
  }

  private static byte[] render(SourceStringReader source, FileFormat format) {
    // PlantUML cuts a PNG at 4096 pixels unless told otherwise; the long sequences are longer.
    if (System.getProperty(SIZE_LIMIT) == null) {
      System.setProperty(SIZE_LIMIT, "32768");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      source.outputImage(out, 0, new FileFormatOption(format));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
