package dev.kubewalk.tracer;

/** The trace that is off: one object for everything, so that an untraced run pays nothing. */
enum NoTrace implements Trace, Step, Handoff, Scope {
  INSTANCE;

  @Override
  public Step step(Steps entry) {
    return this;
  }

  @Override
  public Handoff handoff() {
    return this;
  }

  @Override
  public Scope adopt(Handoff handoff) {
    return this;
  }

  @Override
  public boolean enabled() {
    return false;
  }

  @Override
  public void note(String name, String value) {}

  @Override
  public void note(String name, long value) {}

  @Override
  public void note(String name, boolean value) {}

  @Override
  public void note(String name, Object value) {}

  @Override
  public void changed(String name, Object before, Object after) {}

  @Override
  public void failed(Throwable cause) {}

  @Override
  public void close() {}
}
