package dev.kubewalk.apiserver.authentication.token;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.AuthenticationResponse;
import dev.kubewalk.apiserver.authentication.TokenAuthenticator;
import dev.kubewalk.componentbase.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers for a while whom a token belongs to, so that most requests need no cryptography. A
 * token that is taken away therefore works until its entry ends. Refusals are not remembered.
 *
 * <p>Go:
 * staging/src/k8s.io/apiserver/pkg/authentication/token/cache/cached_token_authenticator.go
 */
public final class CachedToken implements TokenAuthenticator {
  /** Go's bound for one stripe; ours has no stripes. */
  private static final int MOST_ENTRIES = 4096;

  private final TokenAuthenticator inner;
  private final Clock clock;
  private final long lifeNanos;
  private final TokenCacheMetrics metrics;
  private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

  private record Key(String token, List<String> audiences) {
    /** Never the token. */
    @Override
    public String toString() {
      return "token for " + audiences;
    }
  }

  private record Entry(Optional<AuthenticationResponse> response, long endNanos) {}

  public CachedToken(
      TokenAuthenticator inner, Clock clock, Duration successLife, TokenCacheMetrics metrics) {
    this.inner = requireNonNull(inner);
    this.clock = requireNonNull(clock);
    this.lifeNanos = successLife.toNanos();
    this.metrics = requireNonNull(metrics);
  }

  @Override
  public Optional<AuthenticationResponse> authenticate(String token, List<String> audiences)
      throws AuthenticationException {
    Key key = new Key(token, audiences);
    long now = clock.nanoTime();
    Entry known = entries.get(key);
    if (known != null && now - known.endNanos < 0) {
      metrics.hit(now);
      return known.response;
    }
    Optional<AuthenticationResponse> response = fetch(token, audiences);
    metrics.missed(now);
    if (response.isPresent()) {
      makeRoom(now);
      entries.put(key, new Entry(response, now + lifeNanos));
    } else {
      entries.remove(key);
    }
    return response;
  }

  private Optional<AuthenticationResponse> fetch(String token, List<String> audiences)
      throws AuthenticationException {
    boolean ok = false;
    metrics.fetching();
    try {
      Optional<AuthenticationResponse> response = inner.authenticate(token, audiences);
      ok = true;
      return response;
    } finally {
      metrics.fetched(ok);
    }
  }

  private void makeRoom(long now) {
    if (entries.size() < MOST_ENTRIES) {
      return;
    }
    entries.values().removeIf(entry -> now - entry.endNanos >= 0);
    if (entries.size() >= MOST_ENTRIES) {
      entries.clear();
    }
  }
}
