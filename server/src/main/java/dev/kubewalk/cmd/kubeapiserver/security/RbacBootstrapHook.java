package dev.kubewalk.cmd.kubeapiserver.security;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.util.wait.Wait;
import dev.kubewalk.apiserver.server.hooks.HookException;
import dev.kubewalk.apiserver.server.hooks.PostStartHook;
import dev.kubewalk.apiserver.server.hooks.PostStartHookContext;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.plugin.auth.authorizer.rbac.bootstrappolicy.Policy;
import dev.kubewalk.plugin.auth.authorizer.rbac.bootstrappolicy.Reconciler;
import java.time.Duration;

/**
 * Brings the default roles and bindings to where they are to be. Go's first try comes after a
 * second; ours at once.
 *
 * <p>Go: pkg/registry/rbac/rest/storage_rbac.go (PolicyData.EnsureRBACPolicy)
 */
public final class RbacBootstrapHook implements PostStartHook {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int TRIES = 30;

  private final Klog log;

  public RbacBootstrapHook(Klog log) {
    this.log = requireNonNull(log);
  }

  @Override
  public void run(PostStartHookContext context) throws HookException {
    Policy policy = Policy.load();
    boolean done =
        Wait.pollImmediate(INTERVAL, TRIES, () -> tryOnce(context, policy), context.stop());
    if (!done && !context.stop().isClosed()) {
      throw new HookException("unable to initialize roles: " + Wait.TIMED_OUT);
    }
  }

  private boolean tryOnce(PostStartHookContext context, Policy policy) {
    try {
      new Reconciler(new LoopbackPolicyClient(context.client()), log).ensure(policy);
      // As in Go: what failed was logged, and the next start tries again.
      return true;
    } catch (StatusException e) {
      log.error("unable to initialize roles: " + e.getMessage());
      return false;
    }
  }
}
