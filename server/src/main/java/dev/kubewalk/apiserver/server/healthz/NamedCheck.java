package dev.kubewalk.apiserver.server.healthz;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.http.Request;
import java.util.Optional;
import java.util.function.Supplier;

/** A check made of a name and a function. */
record NamedCheck(String name, Supplier<Optional<String>> function) implements HealthChecker {
  NamedCheck {
    requireNonNull(name);
    requireNonNull(function);
  }

  @Override
  public Optional<String> check(Request request) {
    return function.get();
  }
}
