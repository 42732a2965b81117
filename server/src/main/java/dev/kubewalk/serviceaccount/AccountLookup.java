package dev.kubewalk.serviceaccount;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.authentication.AuthenticationException;
import dev.kubewalk.apiserver.authentication.ServiceAccountNames;

/** Sees whether a token's account still is the one that it was made for. */
final class AccountLookup {
  private AccountLookup() {}

  static void check(TokenGetter getter, ServiceAccountNames account, String uid)
      throws AuthenticationException {
    Unstructured found = getter
        .serviceAccount(account.namespace(), account.name())
        .orElseThrow(() ->
            new AuthenticationException("serviceaccounts \"" + account.name() + "\" not found"));
    if (found.isTerminating()) {
      throw new AuthenticationException(
          "ServiceAccount " + account.namespace() + "/" + account.name() + " has been deleted");
    }
    if (!found.uid().equals(uid)) {
      throw new AuthenticationException(
          "ServiceAccount UID (" + found.uid() + ") does not match claim (" + uid + ")");
    }
  }
}
