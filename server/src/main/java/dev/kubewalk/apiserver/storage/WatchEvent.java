package dev.kubewalk.apiserver.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;

/**
 * What a watcher is told. The value is shared by all watchers that are told the same, and so is its
 * encoded form.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/watch/watch.go (Event)
 */
public sealed interface WatchEvent {
  /** The event's type as clients read it. */
  String type();

  /** The object of the event as JSON text; shared, not to be changed. */
  byte[] objectJson();

  /** The whole event as one line of JSON, line feed included; encoded once. */
  byte[] line();

  /** An object appeared, changed or went, as far as the watcher's selector is concerned. */
  final class Change implements WatchEvent {
    private final Kind kind;
    private final StoredObject object;
    private volatile byte[] line;

    public Change(Kind kind, StoredObject object) {
      this.kind = requireNonNull(kind, "kind is null");
      this.object = requireNonNull(object, "object is null");
    }

    public Kind kind() {
      return kind;
    }

    public StoredObject object() {
      return object;
    }

    @Override
    public String type() {
      return kind.name();
    }

    @Override
    public byte[] objectJson() {
      return object.json();
    }

    @Override
    public byte[] line() {
      // Two threads may encode at the same time; the outcome is the same.
      byte[] ready = line;
      if (ready == null) {
        ready = frame(kind.name(), object.json());
        line = ready;
      }
      return ready;
    }

    @Override
    public String toString() {
      return kind + " " + object;
    }
  }

  /** The three things that can happen to an object. */
  enum Kind {
    ADDED,
    MODIFIED,
    DELETED
  }

  /**
   * Nothing happened up to this resource version.
   *
   * @param apiVersion of the watched kind
   */
  record Bookmark(String apiVersion, String kind, long revision) implements WatchEvent {
    @Override
    public String type() {
      return "BOOKMARK";
    }

    @Override
    public byte[] objectJson() {
      Unstructured object = Unstructured.create(apiVersion, kind);
      return JsonText.write(object.set("metadata.resourceVersion", Long.toString(revision)));
    }

    @Override
    public byte[] line() {
      return frame(type(), objectJson());
    }
  }

  /**
   * The watch failed, and this is its last event.
   *
   * @param status a Status object
   */
  record Failure(Unstructured status) implements WatchEvent {
    @Override
    public String type() {
      return "ERROR";
    }

    @Override
    public byte[] objectJson() {
      return JsonText.write(status);
    }

    @Override
    public byte[] line() {
      return frame(type(), objectJson());
    }
  }

  private static byte[] frame(String type, byte[] object) {
    byte[] head = ("{\"type\":\"" + type + "\",\"object\":").getBytes(US_ASCII);
    byte[] line = new byte[head.length + object.length + 2];
    System.arraycopy(head, 0, line, 0, head.length);
    System.arraycopy(object, 0, line, head.length, object.length);
    line[line.length - 2] = '}';
    line[line.length - 1] = '\n';
    return line;
  }
}
