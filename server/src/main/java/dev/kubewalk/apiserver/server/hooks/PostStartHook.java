package dev.kubewalk.apiserver.server.hooks;

/**
 * Runs once in a thread of its own when the server serves. Whatever has to go on afterwards is
 * started in further threads, which end when the context's channel closes: the server is not ready
 * before the hook has returned.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/hooks.go (PostStartHookFunc)
 */
@FunctionalInterface
public interface PostStartHook {
  void run(PostStartHookContext context) throws HookException;
}
