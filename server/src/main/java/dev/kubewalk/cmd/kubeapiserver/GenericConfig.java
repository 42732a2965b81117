package dev.kubewalk.cmd.kubeapiserver;

import dev.kubewalk.apiserver.server.Config;
import dev.kubewalk.apiserver.server.DefaultHandlerChain;
import dev.kubewalk.apiserver.server.Serving;
import dev.kubewalk.apiserver.server.storage.ResourceConfig;
import dev.kubewalk.cmd.kubeapiserver.security.Security;
import java.util.Map;
import java.util.Optional;

/**
 * What building the generic configuration gives.
 *
 * @param insecure the insecure port; empty when it is off
 * @param clusterAuthentication how clients are recognised, as it is published
 *     <p>Go: cmd/kube-apiserver/app/server.go (buildGenericConfig, its results)
 */
record GenericConfig(
    Config config,
    ResourceConfig resources,
    ChainParts parts,
    DefaultHandlerChain handlerChain,
    Optional<Serving> insecure,
    Map<String, String> clusterAuthentication,
    Security security) {}
