package dev.kubewalk.tracer.gate;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.tracer.StepListener;
import dev.kubewalk.tracer.StepView;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Holds threads at the start of steps until they are let go, each thread by itself.
 *
 * <p>A thread waits outside of all locks of the recorder. One that is interrupted while it waits
 * goes on, still interrupted: whoever interrupts wants it to end. Once {@link #open} was called
 * nobody is held, and passing costs one uncontended lock.
 */
public final class Gate implements StepListener {
  private final Supplier<List<StepView>> stack;
  private final Predicate<StepView> stopsAt;

  /** Locks of java.util.concurrent: waiting in a monitor would pin a virtual thread's carrier. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Condition changed = lock.newCondition();

  // All below is guarded by lock.
  private final Map<Long, Hold> waiting = new LinkedHashMap<>();
  private final Set<Long> passedOver = new HashSet<>();
  private final Map<String, Integer> openSteps = new HashMap<>();
  private Optional<Predicate<StepView>> runningTo = Optional.empty();
  private boolean open;

  /**
   * A gate that holds from the first step on.
   *
   * @param stopsAt which steps hold their thread
   * @param stack the calling thread's open steps, such as {@code recorder::stack}
   */
  public Gate(Predicate<StepView> stopsAt, Supplier<List<StepView>> stack) {
    this.stopsAt = requireNonNull(stopsAt);
    this.stack = requireNonNull(stack);
  }

  @Override
  public void onStart(StepView step) {
    lock.lock();
    try {
      openSteps.merge(step.thread(), 1, Integer::sum);
      if (passedOver.contains(step.parent())) {
        passedOver.add(step.id());
      }
      if (isPassing(step)) {
        return;
      }
      runningTo = Optional.empty();
      waiting.put(step.id(), new Hold(step, stack.get()));
      changed.signalAll();
      while (waiting.containsKey(step.id())) {
        changed.await();
      }
    } catch (InterruptedException e) {
      waiting.remove(step.id());
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private boolean isPassing(StepView step) {
    if (open) {
      return true;
    }
    if (runningTo.isPresent()) {
      return !runningTo.get().test(step);
    }
    return passedOver.contains(step.id()) || !stopsAt.test(step);
  }

  @Override
  public void onEnd(StepView step) {
    lock.lock();
    try {
      openSteps.merge(step.thread(), -1, (old, one) -> old + one > 0 ? old + one : null);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The threads that wait, the one that waits longest first. */
  public List<Hold> waiting() {
    lock.lock();
    try {
      return List.copyOf(waiting.values());
    } finally {
      lock.unlock();
    }
  }

  /** Blocks until a thread waits; empty when none does within {@code limit}. */
  public Optional<Hold> awaitAny(Duration limit) throws InterruptedException {
    return await(hold -> true, () -> false, limit);
  }

  /**
   * Blocks until the named thread waits; empty when it does not within {@code limit}, and as soon as
   * it has no step open any more.
   */
  public Optional<Hold> awaitThread(String thread, Duration limit) throws InterruptedException {
    return await(hold -> hold.thread().equals(thread), () -> !openSteps.containsKey(thread), limit);
  }

  private Optional<Hold> await(Predicate<Hold> wanted, Supplier<Boolean> hopeless, Duration limit)
      throws InterruptedException {
    lock.lock();
    try {
      long nanos = limit.toNanos();
      while (true) {
        Optional<Hold> found = waiting.values().stream().filter(wanted).findFirst();
        if (found.isPresent() || nanos <= 0 || hopeless.get()) {
          return found;
        }
        nanos = Math.min(nanos, TimeUnit.DAYS.toNanos(1));
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets one thread go on to its next step. */
  public void next(Hold hold) {
    lock.lock();
    try {
      letGo(hold);
    } finally {
      lock.unlock();
    }
  }

  /** Lets one thread go on; what is done inside the step, on whatever thread, is not held. */
  public void over(Hold hold) {
    lock.lock();
    try {
      passedOver.add(hold.step().id());
      letGo(hold);
    } finally {
      lock.unlock();
    }
  }

  private void letGo(Hold hold) {
    waiting.remove(hold.step().id());
    changed.signalAll();
  }

  /**
   * Lets all threads go until one of them opens a step that {@code target} accepts. That one is held
   * there; from then on all threads are held as before.
   */
  public void runTo(Predicate<StepView> target) {
    lock.lock();
    try {
      runningTo = Optional.of(target);
      letAllGo();
    } finally {
      lock.unlock();
    }
  }

  /** Lets all threads go and holds nobody any more. */
  public void open() {
    lock.lock();
    try {
      open = true;
      letAllGo();
    } finally {
      lock.unlock();
    }
  }

  /** Holds threads again, at the steps that they open from now on. */
  public void close() {
    lock.lock();
    try {
      open = false;
      runningTo = Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private void letAllGo() {
    waiting.clear();
    changed.signalAll();
  }
}
