package dev.kubewalk.apiserver.server.hooks;

import dev.kubewalk.apimachinery.util.wait.StopChannel;
import dev.kubewalk.client.RestClient;
import dev.kubewalk.componentbase.GoRoutines;

/**
 * What a hook is given.
 *
 * @param client speaks to this very server, with all rights
 * @param stop closes when the server no longer serves (after the shutdown delay)
 * @param go starts the hook's background threads
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/server/hooks.go (PostStartHookContext)
 */
public record PostStartHookContext(RestClient client, StopChannel stop, GoRoutines go) {}
