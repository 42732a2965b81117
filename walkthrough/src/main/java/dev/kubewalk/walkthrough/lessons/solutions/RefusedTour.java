package dev.kubewalk.walkthrough.lessons.solutions;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/**
 * A tour whose server must refuse to start: the exercise is about the refusal.
 *
 * @param flags as in {@link TourRun}
 */
public record RefusedTour(List<String> flags) implements Action {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RefusedTour {
    flags = List.copyOf(flags);
  }

  @Override
  public String command() {
    return new TourRun(flags).command();
  }

  @Override
  public boolean needsServer() {
    return false;
  }
}
