package dev.kubewalk.apiserver.authorization;

import java.util.ArrayList;
import java.util.List;

/**
 * Asks several authorizers in order: the first that allows or denies decides. When none does, their
 * reasons are told together.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/authorization/union/union.go
 */
public final class AuthorizerUnion implements Authorizer {
  private final List<Authorizer> members;

  public AuthorizerUnion(List<Authorizer> members) {
    this.members = List.copyOf(members);
  }

  @Override
  public Decision authorize(Attributes attributes) {
    List<String> reasons = List.of();
    List<String> errors = List.of();
    for (Authorizer member : members) {
      Decision decision = member.authorize(attributes);
      if (!(decision instanceof Decision.NoOpinion none)) {
        return decision;
      }
      reasons = plus(reasons, none.reason());
      errors = plus(errors, none.error());
    }
    return new Decision.NoOpinion(String.join("\n", reasons), joinErrors(errors));
  }

  private static String joinErrors(List<String> errors) {
    return errors.size() < 2 ? String.join("", errors) : "[" + String.join(", ", errors) + "]";
  }

  private static List<String> plus(List<String> texts, String text) {
    if (text.isEmpty()) {
      return texts;
    }
    List<String> more = new ArrayList<>(texts);
    more.add(text);
    return more;
  }
}
