package dev.kubewalk.walkthrough.labs;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.Handoff;
import dev.kubewalk.tracer.Scope;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;

/** A trace in which one step goes wrong, the first time that it is performed. */
final class FaultTrace implements Trace {
  private final Trace trace;
  private final Fault fault;
  private final Bench bench;

  FaultTrace(Trace trace, Fault fault, Bench bench) {
    this.trace = requireNonNull(trace);
    this.fault = requireNonNull(fault);
    this.bench = requireNonNull(bench);
  }

  @Override
  public Step step(Steps entry) {
    Step step = trace.step(entry);
    if (entry == fault.at() && !bench.struck().isClosed()) {
      bench.struck().close();
      try {
        fault.strike(bench);
      } catch (RuntimeException panic) {
        step.failed(panic);
        step.close();
        throw panic;
      }
    }
    return step;
  }

  @Override
  public Handoff handoff() {
    return trace.handoff();
  }

  @Override
  public Scope adopt(Handoff handoff) {
    return trace.adopt(handoff);
  }

  @Override
  public boolean enabled() {
    return trace.enabled();
  }
}
