package dev.kubewalk.apiserver.storage;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * An object's state at one revision, as it came out of the store. It never changes and is shared by
 * all who read it; what it holds is the object's JSON text, with the resource version in it, ready
 * to be sent. The tree is made only for who asks.
 */
public final class StoredObject {
  private final Codec codec;
  private final long revision;

  /** The stored value; null once {@link #json} was made of it and says the same. Guarded by this. */
  private byte[] value;

  private volatile byte[] json;
  private volatile Attributes attributes;

  /** Made on first use; null in most objects, which no one derives anything from. */
  private volatile Map<Object, Object> derived;

  private StoredObject(Codec codec, long revision, byte[] value, byte[] json) {
    this.codec = requireNonNull(codec, "codec is null");
    this.revision = revision;
    this.value = value;
    this.json = json;
  }

  /** The state that the store keeps as {@code value} since {@code revision}. */
  public static StoredObject ofValue(Codec codec, byte[] value, long revision) {
    return new StoredObject(codec, revision, requireNonNull(value, "value is null"), null);
  }

  /** This state under another resource version: what a deleted object is shown as. */
  public StoredObject withRevision(long newRevision) {
    return new StoredObject(codec, newRevision, null, MetadataSplice.with(json(), newRevision));
  }

  public long revision() {
    return revision;
  }

  /** The object's JSON text with its resource version; shared, not to be changed. */
  public byte[] json() {
    byte[] ready = json;
    return ready != null ? ready : makeJson();
  }

  /** The object as a tree with its resource version, made anew on each call: the caller owns it. */
  public Unstructured object() {
    return JsonText.read(json());
  }

  /** The object's labels and selectable fields. */
  public Attributes attributes() {
    Attributes known = attributes;
    if (known == null) {
      known = codec.attributes(object());
      attributes = known;
    }
    return known;
  }

  /**
   * Something computed from this state and kept with it, such as its row in a Table.
   *
   * @param key what it is, the same for the same computation
   */
  @SuppressWarnings("unchecked") // the key stands for one computation, hence one type
  public <T> T derive(Object key, Function<StoredObject, T> computation) {
    Map<Object, Object> map = derived;
    if (map == null) {
      synchronized (this) {
        map = derived == null ? new ConcurrentHashMap<>(2) : derived;
        derived = map;
      }
    }
    Object known = map.get(key);
    if (known == null) {
      known = computation.apply(this);
      map.put(key, known);
    }
    return (T) known;
  }

  /** Whether the store already holds {@code newValue}, so that writing it would change nothing. */
  public synchronized boolean isStoredAs(byte[] newValue) {
    return value != null
        ? isSame(value, newValue)
        : isSame(json, MetadataSplice.with(newValue, revision));
  }

  /** Fields in another order make texts of one length; such texts are looked at closer. */
  private static boolean isSame(byte[] one, byte[] other) {
    return Arrays.equals(one, other) || (one.length == other.length && sameTree(one, other));
  }

  private static boolean sameTree(byte[] one, byte[] other) {
    return JsonText.read(one).node().equals(JsonText.read(other).node());
  }

  private synchronized byte[] makeJson() {
    if (json == null) {
      boolean servable = codec.isServable(value);
      byte[] plain = servable ? value : JsonText.write(codec.decode(value));
      json = MetadataSplice.with(plain, revision);
      if (servable) {
        value = null;
      }
    }
    return json;
  }

  @Override
  public String toString() {
    return "stored object at revision " + revision;
  }
}
