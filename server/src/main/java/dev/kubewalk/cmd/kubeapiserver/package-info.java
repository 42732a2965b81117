/**
 * The kube-apiserver command: from arguments to a running server and an exit status.
 *
 * <p>Go: cmd/kube-apiserver, cmd/kube-apiserver/app. Start with {@link
 * dev.kubewalk.cmd.kubeapiserver.ApiServerCommand}.
 */
package dev.kubewalk.cmd.kubeapiserver;
