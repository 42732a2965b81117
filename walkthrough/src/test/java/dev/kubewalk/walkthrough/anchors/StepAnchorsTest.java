package dev.kubewalk.walkthrough.anchors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubewalk.tracer.StepLocations;
import dev.kubewalk.tracer.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The places that reports, diagrams and exports give for a step are anchors like those of the
 * lessons: class and member, and the step's name as the text on exactly one line there.
 */
class StepAnchorsTest {
  private static final String ROOT = "dev.kubewalk.";

  private final AnchorResolver resolver = new AnchorResolver(Path.of(".."));

  @Test
  void everyStepIsPerformedAtOneLineOfEachOfItsPlaces() throws IOException {
    StepLocations locations = StepLocations.load();
    List<String> mistakes = new ArrayList<>();
    int places = 0;
    for (Steps step : Steps.values()) {
      for (String location : locations.of(step)) {
        places++;
        if (!isPerformedAtOneLine(step, location)) {
          mistakes.add(step.name() + " at " + location);
        }
      }
    }
    assertThat(mistakes).isEmpty();
    assertThat(places).isGreaterThan(250);
  }

  /** The name ends where the argument does: many a name begins with another one. */
  private boolean isPerformedAtOneLine(Steps step, String location) throws IOException {
    for (String end : List.of(")", ",", ";")) {
      try {
        String text = "Steps." + step.name() + end;
        resolver.resolve(new Anchor(location.substring(ROOT.length()), text, null));
        return true;
      } catch (AnchorException notSo) {
        continue;
      }
    }
    return false;
  }
}
