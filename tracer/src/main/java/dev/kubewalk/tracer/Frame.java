package dev.kubewalk.tracer;

import java.util.concurrent.atomic.AtomicBoolean;

/** An entry of one thread's stack: a step it has open, or a step that was handed to it. */
class Frame {

  /** One thread's stack. Only that thread touches it. */
  static final class Stack {
    private Frame top;

    /** The innermost frame that is still open, or null. */
    Frame top() {
      dropClosed();
      return top;
    }

    void push(Frame frame) {
      top = frame;
    }

    /** A step may have been closed out of order or by another thread: closed frames just go. */
    void dropClosed() {
      while (top != null && top.closed.get()) {
        top = top.outer;
      }
    }
  }

  private final long id;
  private final Frame outer;
  private final Frame handed;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** A step of this thread. */
  Frame(long id, Frame outer) {
    this.id = id;
    this.outer = outer;
    this.handed = null;
  }

  /** A step that another thread handed over. */
  Frame(Frame handed, Frame outer) {
    this.id = handed.id;
    this.outer = outer;
    this.handed = handed;
  }

  final long id() {
    return id;
  }

  final Frame outer() {
    return outer;
  }

  /** True when the frame stands for a step of another thread. */
  final boolean adopted() {
    return handed != null;
  }

  /** The step that this one is inside of, also when it is another thread's; null at the outermost. */
  final Frame around() {
    return handed == null ? outer : handed;
  }

  /** False when it was closed already. */
  final boolean closeFrame() {
    return closed.compareAndSet(false, true);
  }
}
