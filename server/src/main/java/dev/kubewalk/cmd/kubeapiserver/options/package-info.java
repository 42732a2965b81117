/**
 * All options of kube-apiserver: {@link
 * dev.kubewalk.cmd.kubeapiserver.options.ServerRunOptions} is what the command line fills, {@link
 * dev.kubewalk.cmd.kubeapiserver.options.CompletedServerRunOptions} is what the server is built
 * from. The second is made only from the first, by {@code complete}, and cannot be changed.
 *
 * <p>Go: cmd/kube-apiserver/app/options; Complete and its helpers stand in
 * cmd/kube-apiserver/app/server.go. Start with {@link
 * dev.kubewalk.cmd.kubeapiserver.options.ServerRunOptions}.
 */
package dev.kubewalk.cmd.kubeapiserver.options;
