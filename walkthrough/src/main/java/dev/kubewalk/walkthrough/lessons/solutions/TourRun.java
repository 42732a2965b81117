package dev.kubewalk.walkthrough.lessons.solutions;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/**
 * A tour that stops by itself once the server is ready.
 *
 * @param flags for kube-apiserver; {@code {port}} in them becomes a free port, {@code {data}} the
 *     folder that the server keeps its data in
 */
public record TourRun(List<String> flags) implements Action {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TourRun {
    flags = List.copyOf(flags);
  }

  @Override
  public String command() {
    String rest = flags.isEmpty() ? "" : " -- " + String.join(" ", flags);
    return "./kubewalk tour --once"
        + rest.replace("{port}", "8080").replace("{data}", "kubewalk-data");
  }

  @Override
  public boolean needsServer() {
    return false;
  }
}
