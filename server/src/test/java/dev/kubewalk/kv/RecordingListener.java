package dev.kubewalk.kv;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a watch delivered, for a test to look at. */
public final class RecordingListener implements WatchListener, AutoCloseable {
  private Watch watch = () -> {};

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<BackendException> ends = new LinkedBlockingQueue<>();

  /** Opens a watch that is closed with the listener. */
  public static RecordingListener watching(Backend backend, String prefix, long fromRevision) {
    RecordingListener listener = new RecordingListener();
    listener.watch = backend.watch(prefix, fromRevision, listener);
    return listener;
  }

  @Override
  public void close() {
    stop();
  }

  /** Ends the watch early. */
  public void stop() {
    watch.close();
  }

  @Override
  public void onEvents(List<Event> batch) {
    events.addAll(batch);
  }

  @Override
  public void onEnd(BackendException reason) {
    ends.add(reason);
  }

  /** The next {@code count} events as text such as {@code "PUT /a/b@3"}. */
  public List<String> next(int count) throws InterruptedException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Event event = events.poll(10, TimeUnit.SECONDS);
      texts.add(
          event == null
              ? "nothing came"
              : event.type() + " " + event.key() + "@" + event.revision());
    }
    return texts;
  }

  public Event nextEvent() throws InterruptedException {
    return events.poll(10, TimeUnit.SECONDS);
  }

  public BackendException end() throws InterruptedException {
    return ends.poll(10, TimeUnit.SECONDS);
  }

  public int waiting() {
    return events.size();
  }
}
