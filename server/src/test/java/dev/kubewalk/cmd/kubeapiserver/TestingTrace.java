package dev.kubewalk.cmd.kubeapiserver;

import dev.kubewalk.tracer.Handoff;
import dev.kubewalk.tracer.Scope;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.util.ArrayList;
import java.util.List;

/** Remembers which steps were opened, in order. */
final class TestingTrace implements Trace {
  private final List<String> ids = new ArrayList<>();

  List<String> ids() {
    return List.copyOf(ids);
  }

  @Override
  public Step step(Steps entry) {
    ids.add(entry.id());
    return Trace.off().step(entry);
  }

  @Override
  public Handoff handoff() {
    return Trace.off().handoff();
  }

  @Override
  public Scope adopt(Handoff handoff) {
    return Trace.off().adopt(handoff);
  }

  @Override
  public boolean enabled() {
    return true;
  }
}
