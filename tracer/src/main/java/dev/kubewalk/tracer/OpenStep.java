package dev.kubewalk.tracer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A recorded step, and a frame of its thread's stack of open steps. */
final class OpenStep extends Frame implements Step {

  private final Recorder recorder;
  private final Frame.Stack stack;
  private final Thread owner;
  private final Steps entry;
  private final long parent;
  private final long start;
  private final Map<String, Object> notes;
  private Event.Failure failure;

  /** {@code keepNotes}: whether a listener will want to see them. */
  OpenStep(
      Recorder recorder, Frame.Stack stack, long id, Steps entry, long start, boolean keepNotes) {
    super(id, stack.top());
    this.recorder = recorder;
    this.stack = stack;
    this.owner = Thread.currentThread();
    this.entry = entry;
    this.parent = outer() == null ? 0 : outer().id();
    this.start = start;
    this.notes = keepNotes ? Collections.synchronizedMap(new LinkedHashMap<>()) : null;
  }

  @Override
  public void note(String name, String value) {
    note(name, (Object) value);
  }

  @Override
  public void note(String name, long value) {
    note(name, (Object) value);
  }

  @Override
  public void note(String name, boolean value) {
    note(name, (Object) value);
  }

  @Override
  public void note(String name, Object value) {
    Object recorded = recorder.recordable(name, value);
    keep(name, recorded);
    recorder.add(new Event.Note(id(), recorder.now(), name, recorded));
  }

  @Override
  public void changed(String name, Object before, Object after) {
    Object recorded = recorder.recordable(name, after);
    keep(name, recorded);
    recorder.add(
        new Event.Change(id(), recorder.now(), name, recorder.recordable(name, before), recorded));
  }

  @Override
  public synchronized void failed(Throwable cause) {
    failure = recorder.failure(cause);
  }

  @Override
  public void close() {
    if (!closeFrame()) {
      return;
    }
    if (Thread.currentThread() == owner) {
      stack.dropClosed();
    }
    long end = recorder.now();
    Event.Failure outcome;
    synchronized (this) {
      outcome = failure;
    }
    recorder.add(new Event.End(id(), end, outcome));
    recorder.ended(this, end, outcome);
  }

  /** Whether a listener was there when the step was opened. */
  boolean heard() {
    return notes != null;
  }

  StepView view(long end, Event.Failure outcome) {
    String failed = outcome == null ? null : outcome.type() + ": " + outcome.message();
    Map<String, Object> seen;
    synchronized (notes) {
      seen = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }
    return new StepView(id(), parent, entry, threadName(owner), start, end, seen, failed);
  }

  /** The name, or a number for a thread without one. */
  static String threadName(Thread thread) {
    String name = thread.getName();
    return name.isEmpty() ? "thread-" + thread.getId() : name;
  }

  private void keep(String name, Object value) {
    if (notes != null) {
      notes.put(name, value);
    }
  }
}
