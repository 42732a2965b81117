package dev.kubewalk.kubeapiserver.storage;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apiserver.endpoints.ResourceStorage;
import dev.kubewalk.apiserver.registry.generic.ResourceCodec;
import dev.kubewalk.apiserver.registry.generic.Store;
import dev.kubewalk.apiserver.registry.rest.ObjectForm;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.server.ServerRuntime;
import dev.kubewalk.apiserver.storage.Codec;
import dev.kubewalk.apiserver.storage.Storage;
import dev.kubewalk.apiserver.storage.cacher.Cacher;
import dev.kubewalk.apiserver.storage.cacher.Config;
import dev.kubewalk.apiserver.storage.cacher.Dispatcher;
import dev.kubewalk.apiserver.storage.etcd3.Compactor;
import dev.kubewalk.apiserver.storage.etcd3.LeaseManager;
import dev.kubewalk.apiserver.storage.etcd3.metrics.EtcdMetrics;
import dev.kubewalk.kv.Backend;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Makes the store of each resource on one backend: one store for all versions of a resource, with a
 * watch cache over it unless its size is 0.
 *
 * <p>Go: pkg/kubeapiserver/default_storage_factory_builder.go (StorageFactoryConfig),
 * staging/src/k8s.io/apiserver/pkg/server/options/etcd.go (StorageFactoryRestOptionsFactory). What
 * is stored where and in which version stands on each resource's page.
 */
public final class StorageFactory implements AutoCloseable {
  private final Backend backend;
  private final StorageConfig config;
  private final ObjectForm form;
  private final ServerRuntime runtime;
  private final EtcdMetrics metrics;
  private final LeaseManager leases;
  private final Dispatcher dispatcher;

  /** Guarded by this, as is the rest. By identity: a page is a value that is made once. */
  private final IdentityHashMap<Resource, ResourceStorage> stores = new IdentityHashMap<>();

  /** Read while requests are served. */
  private final Map<GroupResource, Store> byResource = new ConcurrentHashMap<>();

  /** How many objects there are of each resource, built-in or custom. */
  private final Map<String, LongSupplier> counts = new ConcurrentHashMap<>();

  private final List<AutoCloseable> opened = new ArrayList<>();
  private boolean compacting;

  /**
   * @param backend closed with the factory
   * @param form of stored objects
   */
  public StorageFactory(
      Backend backend, StorageConfig config, ObjectForm form, ServerRuntime runtime) {
    this.backend = requireNonNull(backend);
    this.config = requireNonNull(config);
    this.form = requireNonNull(form);
    this.runtime = requireNonNull(runtime);
    this.metrics = new EtcdMetrics(runtime.metrics(), runtime.clock());
    this.leases = new LeaseManager(backend, runtime.clock(), config.leaseReuse(), metrics);
    this.dispatcher = new Dispatcher(runtime.clock(), runtime.go());
    runtime
        .metrics()
        .observeAlpha(
            "etcd_object_counts",
            "Number of stored objects at the time of last check split by kind.",
            List.of("resource"),
            sink -> counts.forEach((name, count) -> sink.accept((double) count.getAsLong(), name)));
  }

  public Backend backend() {
    return backend;
  }

  public String prefix() {
    return config.prefix();
  }

  /**
   * A store without a cache for what is no resource of the API.
   *
   * @param type of the objects, as Go calls it
   */
  public Storage raw(Codec codec, String type) {
    return etcdStore(codec, type);
  }

  /** A store without a cache for custom objects. */
  public Storage custom(ResourceCodec codec) {
    Storage storage = etcdStore(codec, "*unstructured.Unstructured");
    count(codec.resource(), storage);
    return storage;
  }

  private dev.kubewalk.apiserver.storage.etcd3.Store etcdStore(Codec codec, String type) {
    return new dev.kubewalk.apiserver.storage.etcd3.Store(
        backend, codec, config.prefix(), leases, metrics.ofType(type));
  }

  /** The internal type of a kind, such as {@code *rbac.ClusterRole}. */
  private static String goType(Resource resource) {
    String group = resource.group().isEmpty() ? "core" : resource.group().split("\\.", 2)[0];
    return "*" + group + "." + resource.kind();
  }

  /** Go counts every minute; here the count is taken when somebody asks for it. */
  private void count(Resource resource, Storage storage) {
    String key = "/" + resource.keyPrefix();
    counts.put(resource.groupResource().toString(), () -> storage.count(key));
  }

  /** The store of a resource that is served; empty when it is not. */
  public Optional<Store> find(GroupResource resource) {
    return Optional.ofNullable(byResource.get(resource));
  }

  /** The store of a page; a page that answers without one has none. */
  public synchronized ResourceStorage store(Resource resource) {
    ResourceStorage storage = stores.computeIfAbsent(resource, this::newStore);
    storage.store().ifPresent(store -> byResource.put(resource.groupResource(), store));
    return storage;
  }

  private ResourceStorage newStore(Resource resource) {
    if (resource.virtualStorage().isPresent()) {
      return ResourceStorage.virtual(resource);
    }
    String name = resource.groupResource().toString();
    int cacheSize;
    try (Step step = runtime.trace().step(Steps.GET_REST_OPTIONS)) {
      cacheSize = resource.expires() ? 0 : config.cacheSize(name);
      step.note("resource", name);
      step.note("storedAs", resource.storedAs().groupVersion().toString());
      step.note("prefix", resource.keyPrefix());
      runtime.log().v(3).info("storing " + name + " in " + resource.storedAs().groupVersion());
    }
    startCompactorOnce();
    ResourceCodec codec = new ResourceCodec(resource, form);
    Storage storage = withCache(resource, name, codec, cacheSize);
    observeCount(resource, name, storage);
    return ResourceStorage.of(new Store(resource, storage, codec, config.eventTtl()));
  }

  private void startCompactorOnce() {
    if (compacting) {
      return;
    }
    compacting = true;
    try (Step step = runtime.trace().step(Steps.START_COMPACTOR_ONCE)) {
      step.note("interval", config.compactionInterval().toString());
      opened.add(
          Compactor.start(backend, runtime.clock(), runtime.go(), config.compactionInterval()));
    }
  }

  private Storage withCache(Resource resource, String name, Codec codec, int cacheSize) {
    try (Step step = runtime.trace().step(Steps.STORAGE_WITH_CACHER)) {
      step.note("resource", name);
      step.note("capacity", cacheSize);
      dev.kubewalk.apiserver.storage.etcd3.Store store = etcdStore(codec, goType(resource));
      if (cacheSize == 0) {
        runtime.log().v(5).info("Storage caching is disabled for " + name);
        return store;
      }
      runtime
          .log()
          .v(5)
          .info("Storage caching is enabled for " + name + " with capacity " + cacheSize);
      return newCacher(resource, store, codec, cacheSize);
    }
  }

  private Storage newCacher(
      Resource resource,
      dev.kubewalk.apiserver.storage.etcd3.Store store,
      Codec codec,
      int cacheSize) {
    try (Step step = runtime.trace().step(Steps.NEW_CACHER_FROM_CONFIG)) {
      step.note("resource", resource.groupResource().toString());
      Config cache = new Config(
          codec,
          "/" + resource.keyPrefix(),
          cacheSize,
          resource.hubVersion().toString(),
          resource.kind());
      Cacher cacher = new Cacher(store, backend, cache, dispatcher);
      opened.add(cacher);
      return cacher;
    }
  }

  private void observeCount(Resource resource, String name, Storage storage) {
    try (Step step = runtime.trace().step(Steps.START_OBSERVING_COUNT)) {
      step.note("resource", name);
      count(resource, storage);
      runtime
          .log()
          .v(2)
          .info("Monitoring " + name + " count at <storage-prefix>//" + resource.keyPrefix());
    }
  }

  /** Closes caches, compactor and backend. */
  @Override
  public synchronized void close() {
    for (AutoCloseable part : opened) {
      close(part);
    }
    dispatcher.close();
    backend.close();
  }

  private void close(AutoCloseable part) {
    try {
      part.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      runtime.log().error("closing storage: " + e.getMessage());
    }
  }
}
