package dev.kubewalk.apiserver.server.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.BOOL;
import static dev.kubewalk.componentbase.cli.FlagTypes.DURATION;
import static dev.kubewalk.componentbase.cli.FlagTypes.INT;
import static dev.kubewalk.componentbase.cli.FlagTypes.INT64;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRINGS;

import dev.kubewalk.componentbase.cli.Checks;
import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.tracer.Steps;
import java.time.Duration;
import java.util.List;

/**
 * Where and how objects are stored.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/etcd.go (EtcdOptions). Different here: no
 * {@code --etcd-servers} means the embedded store in {@code --data-dir}, so it is not required.
 */
public final class EtcdOptions {
  public final Flag<List<String>> serversOverrides = Flag.of(
      "etcd-servers-overrides",
      STRINGS,
      List.of(),
      "etcd servers for single resources, comma separated: group/resource#servers, where servers "
          + "are URLs, semicolon separated.");
  public final Flag<String> storageMediaType = Flag.of(
      "storage-media-type",
      STRING,
      "application/vnd.kubernetes.protobuf",
      "The encoding of stored objects. Some resources know only one, and ignore this.");
  public final Flag<Integer> deleteCollectionWorkers = Flag.of(
      "delete-collection-workers",
      INT,
      1,
      "How many objects one deletecollection call deletes at once; speeds up deleting namespaces.");
  public final Flag<Boolean> enableGarbageCollector = Flag.of(
      "enable-garbage-collector",
      BOOL,
      true,
      "Prepares objects for the garbage collector. MUST be the same in kube-controller-manager.");
  public final Flag<Boolean> watchCache =
      Flag.of("watch-cache", BOOL, true, "Keeps a watch cache of every resource.");
  public final Flag<Integer> defaultWatchCacheSize = Flag.of(
      "default-watch-cache-size",
      INT,
      100,
      "The events a watch cache keeps. 0 switches it off for resources without a size of their "
          + "own.");
  public final Flag<List<String>> watchCacheSizes = Flag.of(
      "watch-cache-sizes",
      STRINGS,
      List.of(),
      "Sizes of watch caches for single resources, comma separated: resource[.group]#size, with "
          + "the plural lowercase name, no group for core resources, a number. Needs --watch-cache.");
  public final Flag<String> storageBackend = Flag.of(
      "storage-backend", STRING, "", "The kind of storage: only 'etcd3', which is the default.");
  public final Flag<Integer> deserializationCacheSize = Flag.of(
          "deserialization-cache-size", INT, 0, "The number of decoded objects to keep; no effect.")
      .deprecated("the deserialization cache was dropped in 1.13 with support for etcd2");
  public final Flag<List<String>> servers = Flag.of(
      "etcd-servers",
      STRINGS,
      List.of(),
      "etcd servers (scheme://ip:port), comma separated. Without it, objects go to --data-dir.");
  public final Flag<String> prefix = Flag.of(
      "etcd-prefix", STRING, "/registry", "What the key of every stored object begins with.");
  public final Flag<String> keyFile =
      Flag.of("etcd-keyfile", STRING, "", "TLS key for talking to etcd.");
  public final Flag<String> certFile =
      Flag.of("etcd-certfile", STRING, "", "TLS certificate for talking to etcd.");
  public final Flag<String> caFile =
      Flag.of("etcd-cafile", STRING, "", "Authority that etcd's certificate must come from.");
  public final Flag<String> encryptionProviderConfig = Flag.of(
      "encryption-provider-config",
      STRING,
      "",
      "The file that says how to encrypt secrets in the store.");
  public final Flag<String> experimentalEncryptionProviderConfig = encryptionProviderConfig
      .alias("experimental-encryption-provider-config", "Former name of the next one.")
      .deprecated("use --encryption-provider-config.");
  public final Flag<Duration> compactionInterval = Flag.of(
      "etcd-compaction-interval",
      DURATION,
      Duration.ofMinutes(5),
      "How often old revisions are dropped from the store; 0 for never.");
  public final Flag<Duration> countMetricPollPeriod = Flag.of(
      "etcd-count-metric-poll-period",
      DURATION,
      Duration.ofMinutes(1),
      "How often the objects of each resource are counted for the metrics; 0 for never.");
  public final Flag<Long> leaseReuseDurationSeconds = Flag.of(
      "lease-reuse-duration-seconds",
      INT64,
      60L,
      "How many seconds a lease is used for further keys. A short time makes more leases, which "
          + "costs the store.");

  /** Ours: the directory of the embedded store. */
  public final Flag<String> dataDir = Flag.of(
      "data-dir",
      STRING,
      "kubewalk-data",
      "The directory of the embedded store, used when there is no --etcd-servers.");

  public void addFlags(FlagSet flags) {
    flags
        .add(serversOverrides, storageMediaType, deleteCollectionWorkers, enableGarbageCollector)
        .add(watchCache, defaultWatchCacheSize, watchCacheSizes, storageBackend)
        .add(deserializationCacheSize, servers, prefix, keyFile, certFile, caFile)
        .add(experimentalEncryptionProviderConfig, encryptionProviderConfig, compactionInterval)
        .add(countMetricPollPeriod, leaseReuseDurationSeconds, dataDir);
  }

  /** Makes the checks of row 3.2; all their messages end up in {@code checks}. */
  public void validate(Checks checks) {
    checks.check(
        Steps.VALIDATE_ETCD_SERVERS,
        servers.get().isEmpty() ? "embedded store in " + dataDir.get() : "--etcd-servers",
        !servers.get().isEmpty() || !dataDir.get().isEmpty(),
        () -> "--data-dir must be specified when --etcd-servers is not");
    checks.check(
        Steps.VALIDATE_STORAGE_BACKEND,
        "--storage-backend=" + storageBackend.get(),
        storageBackend.get().isEmpty() || storageBackend.get().equals("etcd3"),
        () -> "--storage-backend invalid, allowed values: etcd3. If not specified, it will default"
            + " to 'etcd3'");
    checks.checkAll(
        Steps.VALIDATE_ETCD_SERVERS_OVERRIDES,
        serversOverrides.get().size() + " overrides of etcd servers",
        serversOverrides.get().stream()
            .filter(override -> !isOverride(override))
            .map(override -> "--etcd-servers-overrides invalid, must be of format:"
                + " group/resource#servers, where servers are URLs, semicolon separated")
            .toList());
  }

  private static boolean isOverride(String override) {
    String[] halves = override.split("#", -1);
    return halves.length == 2 && halves[0].split("/", -1).length == 2;
  }
}
