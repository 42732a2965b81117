package dev.kubewalk.client.informers;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionResource;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.client.ResourceClient;
import dev.kubewalk.componentbase.klog.Klog;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A copy of all objects of one resource: listed once, then kept up to date by a watch. When the
 * watch ends or its place is too old, everything is listed again and compared.
 *
 * <p>Go: staging/src/k8s.io/client-go/tools/cache/shared_informer.go (sharedIndexInformer),
 * reflector.go (ListAndWatch)
 */
public final class SharedInformer {
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ResourceClient client;
  private final Klog log;
  private final ConcurrentNavigableMap<String, Unstructured> objects =
      new ConcurrentSkipListMap<>();
  private final List<ResourceEventHandler> handlers = new CopyOnWriteArrayList<>();
  private final StopChannel synced = new StopChannel();

  /** Guarded by this: makes a handler that comes late see every object exactly once. */
  private String resourceVersion = "";

  public SharedInformer(ResourceClient client, Klog log) {
    this.client = requireNonNull(client);
    this.log = requireNonNull(log);
  }

  public GroupVersionResource resource() {
    return client.resource();
  }

  /** Adds a handler; it is told of the objects that are known already as of new ones. */
  public synchronized void addHandler(ResourceEventHandler handler) {
    objects.values().forEach(handler::onAdd);
    handlers.add(handler);
  }

  public Optional<Unstructured> get(String namespace, String name) {
    return Optional.ofNullable(objects.get(key(namespace, name)));
  }

  public Optional<Unstructured> get(String name) {
    return get("", name);
  }

  public List<Unstructured> list() {
    return List.copyOf(objects.values());
  }

  /** The objects of one namespace. */
  public List<Unstructured> list(String namespace) {
    // Keys are namespace/name, and '0' is the character after the slash.
    return List.copyOf(objects.subMap(namespace + "/", namespace + "0").values());
  }

  /** True once the first list is in the copy. */
  public boolean hasSynced() {
    return synced.isClosed();
  }

  /** Blocks until the first list is in the copy, or {@code stop} closes (then false). */
  public boolean awaitSynced(StopChannel stop) {
    stop.onClose(synced::close);
    synced.await();
    return !stop.isClosed();
  }

  /** Keeps the copy up to date until {@code stop} closes. */
  public void run(StopChannel stop) {
    while (!stop.isClosed()) {
      try {
        listAndWatch(stop);
      } catch (StatusException e) {
        log.v(2).infof("reflector %s: %s", client.resource(), e.getMessage());
        stop.await(RETRY);
      }
    }
  }

  private void listAndWatch(StopChannel stop) {
    Unstructured list = client.list("resourceVersion=0");
    replace(list);
    synced.close();
    StopChannel gone = new StopChannel();
    stop.onClose(gone::close);
    while (!gone.isClosed()) {
      String query = "allowWatchBookmarks=true&resourceVersion=" + version();
      client.watch(query, gone, event -> apply(event, gone));
    }
  }

  private synchronized String version() {
    return resourceVersion;
  }

  private synchronized void replace(Unstructured list) {
    Set<String> present = new HashSet<>();
    String kind =
        list.kind().endsWith("List") ? list.kind().substring(0, list.kind().length() - 4) : "";
    for (Unstructured item : list.objectsAt("items")) {
      // Items of a list do not say what they are; on their own they have to.
      item.setDefault("kind", kind).setDefault("apiVersion", list.apiVersion());
      present.add(key(item));
      put(item);
    }
    for (Unstructured known : List.copyOf(objects.values())) {
      if (!present.contains(key(known))) {
        take(known);
      }
    }
    resourceVersion = list.resourceVersion();
  }

  private synchronized void apply(ObjectNode event, StopChannel gone) {
    Unstructured object = event.get("object") instanceof ObjectNode node
        ? Unstructured.of(node)
        : Unstructured.create("", "");
    switch (event.path("type").asText()) {
      case "ADDED", "MODIFIED" -> put(object);
      case "DELETED" -> take(object);
      case "BOOKMARK" -> log.v(5).infof("reflector %s: bookmark", client.resource());
      default -> {
        // ERROR, such as a resource version that is too old: list again.
        gone.close();
        return;
      }
    }
    resourceVersion = object.resourceVersion();
  }

  private void put(Unstructured object) {
    Unstructured old = objects.put(key(object), object);
    if (old == null) {
      handlers.forEach(handler -> handler.onAdd(object));
    } else if (!old.resourceVersion().equals(object.resourceVersion())) {
      handlers.forEach(handler -> handler.onUpdate(old, object));
    }
  }

  private void take(Unstructured object) {
    if (objects.remove(key(object)) != null) {
      handlers.forEach(handler -> handler.onDelete(object));
    }
  }

  private static String key(Unstructured object) {
    return key(object.namespace(), object.name());
  }

  private static String key(String namespace, String name) {
    return namespace + "/" + name;
  }
}
