package dev.kubewalk.diagrams;

import dev.kubewalk.tracer.Recording;
import java.util.ArrayList;
import java.util.List;

/** All diagrams of a run, in the order in which a report shows them. */
public final class Diagrams {

  private Diagrams() {}

  /** Makes the text of every diagram; {@link Renderer} turns it into pictures. */
  public static List<Diagram> all(Recording recording) {
    List<Diagram> all = new ArrayList<>();
    for (DetailLevel level : DetailLevel.values()) {
      all.add(new StartupSequence(recording, level).draw());
    }
    RunFindings run = new RunFindings(recording);
    all.add(new ServerChainDiagram(run).draw());
    all.add(new PostStartHooksDiagram(run).draw());
    all.add(new GroupVersionsDiagram(run).draw());
    all.add(new HandlerChainDiagram(run).draw());
    all.add(new RequestSequence(recording).draw());
    all.add(new PreparedTypesDiagram(recording).draw());
    all.add(new ShutdownSequence(recording).draw());
    all.add(new TimelineDiagram(recording).draw());
    return List.copyOf(all);
  }
}
