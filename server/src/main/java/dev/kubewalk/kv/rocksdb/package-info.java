/**
 * The embedded store: a revisioned key-value store on RocksDB, in one directory, for one process.
 *
 * <p>What lies where (numbers are big-endian, so that their bytes sort as they do):
 *
 * <table>
 *   <caption>Column families</caption>
 *   <tr><th>family</th><th>key</th><th>value</th></tr>
 *   <tr><td>current</td><td>key</td><td>createRevision modRevision version lease value</td></tr>
 *   <tr><td>history</td><td>key NUL modRevision</td>
 *       <td>revision that ended it, then as in current</td></tr>
 *   <tr><td>log</td><td>revision</td>
 *       <td>0 put or 1 delete, modRevision of what it replaced or 0, key</td></tr>
 *   <tr><td>default</td><td>{@code revision}, {@code compacted}</td><td>a revision</td></tr>
 *   <tr><td></td><td>{@code L} lease</td><td>deadline in milliseconds since 1970</td></tr>
 *   <tr><td></td><td>{@code K} lease key</td><td>nothing: the key lives by the lease</td></tr>
 * </table>
 *
 * <p>A write moves the value it replaces from current to history and notes the change in the log,
 * all in one atomic batch. Compacting walks the log from the last compaction on and drops what the
 * changes there replaced; it never looks at anything else.
 *
 * <p>One thread commits: it takes all the writes that wait, compares, writes them as one batch,
 * syncs once, tells the watches, and then answers. Reads run on the caller's thread.
 *
 * <p>The native library is unpacked once into the directory's {@code native} folder; unpacking it
 * on every start would be most of the time that opening takes.
 *
 * <p>Go: none; in v1.18 this is etcd (vendor/go.etcd.io/etcd/mvcc). Start with {@link
 * dev.kubewalk.kv.rocksdb.RocksDbBackend}.
 */
package dev.kubewalk.kv.rocksdb;
