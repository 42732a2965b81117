package dev.kubewalk.kv.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.kubewalk.componentbase.FileErrors;
import dev.kubewalk.kv.BackendException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rocksdb.AbstractImmutableNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileManager;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * An open RocksDB with our column families, sized for a small server. It makes sure that nothing
 * native is touched after closing, and gives failures their types.
 */
final class Database implements AutoCloseable {
  private static final long MEMTABLE_BYTES = 8L << 20;
  private static final long BLOCK_CACHE_BYTES = 16L << 20;
  private static final long WAL_BYTES = 64L << 20;
  private static final long LOG_FILE_BYTES = 1L << 20;
  private static final int LOG_FILES = 3;
  private static final int OPEN_FILES = 256;
  private static final double BLOOM_BITS = 10;

  /** What a reader does with the open database. */
  @FunctionalInterface
  interface Reading<T> {
    T read(RocksDB db) throws RocksDBException;
  }

  private final Path directory;

  /** Readers and the committer share it; closing takes it alone. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /** Native objects in the order they were made; closed in reverse. */
  private final List<AbstractImmutableNativeReference> natives = new ArrayList<>();

  private final WriteOptions synced;
  private final RocksDB db;
  private final ColumnFamilyHandle meta;
  private final ColumnFamilyHandle current;
  private final ColumnFamilyHandle history;
  private final ColumnFamilyHandle log;
  private boolean closed;

  Database(Path directory) {
    this.directory = directory;
    prepareDirectory();
    NativeLibrary.load(directory.resolve("native"));
    this.synced = keep(new WriteOptions().setSync(true));
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    this.db = open(handles);
    natives.addAll(handles);
    this.meta = handles.get(0);
    this.current = handles.get(1);
    this.history = handles.get(2);
    this.log = handles.get(3);
  }

  ColumnFamilyHandle meta() {
    return meta;
  }

  ColumnFamilyHandle current() {
    return current;
  }

  ColumnFamilyHandle history() {
    return history;
  }

  ColumnFamilyHandle log() {
    return log;
  }

  <T> T read(Reading<T> reading) {
    lock.readLock().lock();
    try {
      checkOpen();
      return reading.read(db);
    } catch (RocksDBException e) {
      throw new BackendException.Unreadable(
          "the store in " + directory + " cannot be read: " + e.getMessage(), e);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Writes a batch and syncs it to the disk. */
  void write(WriteBatch batch) {
    write(() -> db.write(synced, batch));
  }

  /** Writes one of the store's own numbers and syncs it to the disk. */
  void writeNumber(byte[] name, long number) {
    write(() -> db.put(meta, synced, name, Layout.number(number)));
  }

  @FunctionalInterface
  private interface Writing {
    void write() throws RocksDBException;
  }

  private void write(Writing writing) {
    lock.readLock().lock();
    try {
      checkOpen();
      writing.write();
    } catch (RocksDBException e) {
      throw notWritable(e);
    } finally {
      lock.readLock().unlock();
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        for (int i = natives.size() - 1; i >= 0; i--) {
          natives.get(i).close();
        }
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new BackendException.Closed();
    }
  }

  private void prepareDirectory() {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new BackendException.NotWritable(
          "cannot make the data directory " + directory + ": " + FileErrors.text("mkdir", e), e);
    }
  }

  private RocksDB open(List<ColumnFamilyHandle> handles) {
    ColumnFamilyOptions family = familyOptions();
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, family));
    for (String name : List.of("current", "history", "log")) {
      descriptors.add(new ColumnFamilyDescriptor(name.getBytes(US_ASCII), family));
    }
    boolean open = false;
    try {
      RocksDB opened =
          keep(RocksDB.open(databaseOptions(), directory.toString(), descriptors, handles));
      open = true;
      return opened;
    } catch (RocksDBException e) {
      throw openFailure(e);
    } finally {
      if (!open) {
        close();
      }
    }
  }

  private DBOptions databaseOptions() throws RocksDBException {
    // With a file manager RocksDB takes writes again by itself once a full disk has room.
    SstFileManager files = keep(new SstFileManager(Env.getDefault()));
    return keep(new DBOptions())
        .setCreateIfMissing(true)
        .setCreateMissingColumnFamilies(true)
        .setSstFileManager(files)
        // A torn last record was never acknowledged; everything before it was.
        .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
        .setMaxTotalWalSize(WAL_BYTES)
        .setMaxBackgroundJobs(2)
        .setMaxOpenFiles(OPEN_FILES)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setMaxLogFileSize(LOG_FILE_BYTES)
        .setKeepLogFileNum(LOG_FILES)
        .setStatsDumpPeriodSec(0)
        .setStatsPersistPeriodSec(0)
        .setSkipStatsUpdateOnDbOpen(true);
  }

  private ColumnFamilyOptions familyOptions() {
    BlockBasedTableConfig table = new BlockBasedTableConfig()
        .setBlockCache(keep(new LRUCache(BLOCK_CACHE_BYTES)))
        // The filters stay in memory, a hundredth of the data: that a new key is not there yet is
        // asked before each create.
        .setFilterPolicy(keep(new BloomFilter(BLOOM_BITS)));
    return keep(new ColumnFamilyOptions())
        .setTableFormatConfig(table)
        .setWriteBufferSize(MEMTABLE_BYTES)
        .setMaxWriteBufferNumber(2)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setLevelCompactionDynamicLevelBytes(true);
  }

  private <N extends AbstractImmutableNativeReference> N keep(N reference) {
    natives.add(reference);
    return reference;
  }

  private BackendException openFailure(RocksDBException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("LOCK")) {
      return new BackendException.InUse(
          "the data directory " + directory + " is in use by another process");
    }
    if (message.startsWith("Corruption")) {
      return new BackendException.Unreadable(
          "the store in " + directory + " is damaged: " + message, e);
    }
    return notWritable(e);
  }

  private BackendException notWritable(RocksDBException e) {
    return new BackendException.NotWritable(
        "the data directory " + directory + " cannot be written: " + reason(e), e);
  }

  private static String reason(RocksDBException e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("No space left")) {
      return "the disk is full";
    }
    return message.contains("Read-only file system") ? "the disk is read-only" : message;
  }
}
