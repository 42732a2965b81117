package dev.kubewalk.diagrams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.Recording;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The text of each diagram of a small run, against what was looked at and found good. To take new
 * text over, run with -Dkubewalk.golden=src/test/resources and look at the pictures.
 */
class DiagramsTest {

  static Stream<Diagram> diagramsOfASmallRun() {
    return Diagrams.all(RecordingFixtures.small()).stream();
  }

  @ParameterizedTest
  @MethodSource("diagramsOfASmallRun")
  void textIsAsExpected(Diagram diagram) throws IOException {
    String golden = "/dev/kubewalk/diagrams/" + diagram.name() + ".puml";
    String update = System.getProperty("kubewalk.golden");
    if (update != null) {
      Files.writeString(Path.of(update + golden), diagram.puml());
    }
    try (InputStream expected = DiagramsTest.class.getResourceAsStream(golden)) {
      assertThat(expected).as(golden).isNotNull();
      assertThat(diagram.puml())
          .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theSameRecordingGivesTheSameText() {
    assertThat(Diagrams.all(RecordingFixtures.full()))
        .isEqualTo(Diagrams.all(RecordingFixtures.full()));
  }

  @Test
  void levelsHoldTheirNumbersOfArrows() {
    List<Diagram> diagrams = Diagrams.all(RecordingFixtures.full());
    assertThat(arrows(diagrams.get(0))).isBetween(10L, 14L);
    assertThat(arrows(diagrams.get(1))).isBetween(34L, 42L);
    assertThat(arrows(diagrams.get(2))).isBetween(105L, 122L);
    assertThat(arrows(diagrams.get(3))).isGreaterThan(250);
  }

  @Test
  void arrowsAreLinkedToTheirSteps() {
    Diagrams.all(RecordingFixtures.full()).stream()
        .limit(4)
        .flatMap(diagram -> diagram.puml().lines())
        .filter(line -> line.contains(" : "))
        .forEach(line -> assertThat(line).contains("[[#step-"));
  }

  @ParameterizedTest
  @MethodSource("diagramsOfASmallRun")
  void picturesAreDrawn(Diagram diagram) {
    assertThat(Renderer.svg(diagram.puml()))
        .contains("<svg")
        .doesNotContain("Syntax Error")
        .doesNotContain("An error has occured");
    assertThat(Renderer.png(diagram.puml())).startsWith(0x89, 0x50, 0x4e, 0x47);
  }

  @Test
  void allPicturesAreWhatEachIsAlone() throws IOException {
    List<Diagram> diagrams = Diagrams.all(RecordingFixtures.full());
    List<Picture> pictures = Renderer.all(diagrams);
    assertThat(pictures).extracting(Picture::diagram).isEqualTo(diagrams);
    for (Picture picture : pictures) {
      assertThat(picture.svg()).isEqualTo(Renderer.svg(picture.diagram().puml()));
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
      assertThat(image.getWidth()).isGreaterThan(100);
      assertThat(image.getHeight()).isGreaterThan(100);
      assertThat(image.getRGB(0, image.getHeight() - 1) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }
  }

  @Test
  void anEmptyRecordingHasItsDiagramsToo() throws IOException {
    Recording empty =
        Recording.read(new StringReader("{\"type\":\"recording\",\"format\":1}\n"), "empty");
    for (Diagram diagram : Diagrams.all(empty)) {
      assertThat(Renderer.svg(diagram.puml())).doesNotContain("Syntax Error").contains("<svg");
    }
  }

  private static long arrows(Diagram diagram) {
    return diagram.puml().lines().filter(line -> line.contains("[[#step-")).count();
  }
}
