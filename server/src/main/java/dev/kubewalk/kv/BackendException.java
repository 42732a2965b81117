package dev.kubewalk.kv;

/**
 * Why a backend could not do what it was asked. The set is closed, so that callers can turn each
 * into the answer that a client gets.
 *
 * <p>Go: vendor/go.etcd.io/etcd/etcdserver/api/v3rpc/rpctypes/error.go (ErrCompacted and its
 * neighbours)
 */
public abstract sealed class BackendException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private BackendException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The revision asked for was compacted away. */
  public static final class Compacted extends BackendException {
    private static final long serialVersionUID = 1L;
    private final long compactRevision;

    /**
     * @param compactRevision the oldest revision that can still be read
     */
    public Compacted(long compactRevision) {
      super("mvcc: required revision has been compacted", null);
      this.compactRevision = compactRevision;
    }

    public long compactRevision() {
      return compactRevision;
    }
  }

  /** The revision asked for has not come to be. */
  public static final class FutureRevision extends BackendException {
    private static final long serialVersionUID = 1L;

    public FutureRevision() {
      super("mvcc: required revision is a future revision", null);
    }
  }

  /** A lease that is not known, or has run out. */
  public static final class LeaseNotFound extends BackendException {
    private static final long serialVersionUID = 1L;

    public LeaseNotFound(long lease) {
      super("requested lease " + lease + " not found", null);
    }
  }

  /** The store cannot write: the disk is full, read-only or failing. Nothing that was acknowledged is lost. */
  public static final class NotWritable extends BackendException {
    private static final long serialVersionUID = 1L;

    public NotWritable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Another process has the store open. */
  public static final class InUse extends BackendException {
    private static final long serialVersionUID = 1L;

    public InUse(String message) {
      super(message, null);
    }
  }

  /** The store's files cannot be read. */
  public static final class Unreadable extends BackendException {
    private static final long serialVersionUID = 1L;

    public Unreadable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The backend was closed. */
  public static final class Closed extends BackendException {
    private static final long serialVersionUID = 1L;

    public Closed() {
      super("the store is closed", null);
    }
  }
}
