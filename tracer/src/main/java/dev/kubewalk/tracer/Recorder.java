package dev.kubewalk.tracer;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The trace that is on: steps go to the listeners and, through a bounded buffer and a thread of its
 * own, to a file of JSON lines.
 *
 * <p>Recording never hurts the program: when the buffer is full, events are lost and the gap is
 * marked in the file; when the file cannot be written, recording stops and {@link #failure} says
 * why. The file is flushed every few milliseconds, so that a killed process leaves a readable one.
 */
public final class Recorder implements Trace, AutoCloseable {

  private static final int CAPACITY = 1 << 16;
  private static final long CLOSE_TIMEOUT_MILLIS = 10_000;

  /** {@code frame} is null when nothing was open. */
  private record HandedStep(Frame frame) implements Handoff {}

  private final long origin = System.nanoTime();
  private final AtomicLong nextId = new AtomicLong(1);
  private final ThreadLocal<Frame.Stack> stacks = ThreadLocal.withInitial(Frame.Stack::new);
  private final List<StepListener> listeners = new CopyOnWriteArrayList<>();
  private final NoteValues values;
  private final EventBuffer buffer;
  private final Thread writerThread;
  private final Claim claim;
  private volatile boolean closing;
  private volatile IOException failure;

  private Recorder(
      OutputStream file, RunFacts facts, int capacity, NoteValues values, Claim claim) {
    this.values = values;
    this.claim = claim;
    this.buffer = new EventBuffer(capacity);
    this.writerThread = new Thread(() -> write(file, facts), "recorder");
    this.writerThread.setDaemon(true);
    this.writerThread.start();
  }

  /**
   * Starts a recording in a new file, whose directory is created; an old recording is overwritten.
   *
   * @throws IOException when the file cannot be created, or another recorder is writing it
   */
  public static Recorder toFile(Path file, RunFacts facts) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Claim claim = Files.exists(file) && !Files.isRegularFile(file) ? Claim.NONE : Claim.of(file);
    try {
      OutputStream out = Files.newOutputStream(file);
      return new Recorder(out, facts, CAPACITY, NoteValues.ofThisProcess(), claim);
    } catch (IOException e) {
      claim.release();
      throw e;
    }
  }

  /**
   * That no other recorder writes the same file: a lock on a file beside it. A lock on the recording
   * itself would be lost as soon as this process has read it.
   *
   * @param channel null for none
   */
  private record Claim(Path file, FileChannel channel) {
    static final Claim NONE = new Claim(Path.of(""), null);

    static Claim of(Path recording) throws IOException {
      Path file = recording.resolveSibling("." + recording.getFileName() + ".lock");
      FileChannel channel;
      try {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      } catch (IOException noPlaceForIt) {
        return NONE;
      }
      if (isLockedElsewhere(channel)) {
        channel.close();
        throw new FileSystemException(recording.toString(), null, "a running server is writing it");
      }
      return new Claim(file, channel);
    }

    private static boolean isLockedElsewhere(FileChannel channel) {
      try {
        return channel.tryLock() == null;
      } catch (OverlappingFileLockException inThisProcess) {
        return true;
      } catch (IOException noLocksOnThisFileSystem) {
        return false;
      }
    }

    void release() {
      if (channel == null) {
        return;
      }
      try (channel) {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // An unlocked file that stays behind hinders nobody.
      }
    }
  }

  /** A trace for listeners only. */
  public static Recorder withoutFile() {
    return toStream(OutputStream.nullOutputStream(), new RunFacts("", "", Map.of()), CAPACITY);
  }

  static Recorder toStream(OutputStream out, RunFacts facts, int capacity) {
    return new Recorder(
        requireNonNull(out),
        requireNonNull(facts),
        capacity,
        NoteValues.ofThisProcess(),
        Claim.NONE);
  }

  /** Adds a listener for the steps opened from now on. */
  public void addListener(StepListener listener) {
    listeners.add(requireNonNull(listener));
  }

  @Override
  public boolean enabled() {
    return true;
  }

  @Override
  public Step step(Steps entry) {
    Frame.Stack stack = stacks.get();
    long id = nextId.getAndIncrement();
    long start = now();
    boolean heard = !listeners.isEmpty();
    OpenStep step = new OpenStep(this, stack, id, entry, start, heard);
    Frame outer = step.outer();
    stack.push(step);
    add(new Event.Start(
        id,
        start,
        entry,
        outer == null ? 0 : outer.id(),
        OpenStep.threadName(Thread.currentThread()),
        outer != null && outer.adopted()));
    if (heard) {
      tell(step.view(-1, null), true);
    }
    return step;
  }

  @Override
  public Handoff handoff() {
    return new HandedStep(stacks.get().top());
  }

  @Override
  public Scope adopt(Handoff handoff) {
    if (!(handoff instanceof HandedStep handed) || handed.frame() == null) {
      return NoTrace.INSTANCE;
    }
    Frame.Stack stack = stacks.get();
    Frame frame = new Frame(handed.frame(), stack.top());
    stack.push(frame);
    return () -> {
      frame.closeFrame();
      stack.dropClosed();
    };
  }

  /**
   * The calling thread's open steps with the notes made so far, innermost first, followed by the
   * steps of other threads that handed the work over. Steps that no listener heard of are left out.
   */
  public List<StepView> stack() {
    List<StepView> views = new ArrayList<>();
    for (Frame frame = stacks.get().top(); frame != null; frame = frame.around()) {
      if (frame instanceof OpenStep step && step.heard()) {
        views.add(step.view(-1, null));
      }
    }
    return views;
  }

  /** Why recording stopped early, if it did. */
  public Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Writes what is waiting and the footer, and closes the file. Steps may still be open. */
  @Override
  public void close() {
    closing = true;
    buffer.wake(writerThread);
    try {
      writerThread.join(CLOSE_TIMEOUT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      claim.release();
    }
  }

  /** Nanoseconds since the start of the recording. */
  public long now() {
    return System.nanoTime() - origin;
  }

  void add(Event event) {
    if (failure == null && !closing) {
      buffer.add(event);
    }
  }

  void ended(OpenStep step, long end, Event.Failure outcome) {
    if (step.heard()) {
      tell(step.view(end, outcome), false);
    }
  }

  /** A value that cannot be turned into text says so in its place. */
  Object recordable(String name, Object value) {
    try {
      return values.of(name, value);
    } catch (RuntimeException e) {
      return "(unreadable: " + e.getClass().getSimpleName() + ")";
    }
  }

  Event.Failure failure(Throwable cause) {
    String message = cause.getMessage() == null ? "" : values.text(cause.getMessage());
    return new Event.Failure(cause.getClass().getName(), message);
  }

  private void tell(StepView step, boolean started) {
    List<StepListener> broken = new ArrayList<>(0);
    for (StepListener listener : listeners) {
      try {
        if (started) {
          listener.onStart(step);
        } else {
          listener.onEnd(step);
        }
      } catch (RuntimeException e) {
        // The server goes on without it.
        broken.add(listener);
      }
    }
    listeners.removeAll(broken);
  }

  private void write(OutputStream file, RunFacts facts) {
    try (RecordingWriter writer = new RecordingWriter(file)) {
      writer.header(facts, values);
      writer.flush();
      writeEvents(writer);
    } catch (IOException e) {
      failure = e;
    }
  }

  private void writeEvents(RecordingWriter writer) throws IOException {
    TreeSet<Long> open = new TreeSet<>();
    long steps = 0;
    long lost = 0;
    int emptyRounds = 0;
    while (true) {
      boolean last = closing;
      EventBuffer.Batch batch = buffer.take();
      for (Event event : batch.events()) {
        writer.event(event);
        if (event instanceof Event.Start) {
          steps++;
          open.add(event.step());
        } else if (event instanceof Event.End) {
          open.remove(event.step());
        }
      }
      if (batch.lost() > 0) {
        lost += batch.lost();
        writer.gap(batch.lost());
      }
      if (!batch.events().isEmpty() || batch.lost() > 0) {
        writer.flush();
        emptyRounds = 0;
      } else {
        emptyRounds++;
      }
      if (last) {
        writer.footer(now(), steps, lost, List.copyOf(open));
        return;
      }
      buffer.pause(emptyRounds);
    }
  }
}
