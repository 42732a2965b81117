/**
 * What the servers of the chain serve beside plain objects, and what they check: admission, OpenAPI,
 * bodies of actions, priorities of APIServices.
 *
 * <p>Go: cmd/kube-apiserver/app. Start with {@link
 * dev.kubewalk.cmd.kubeapiserver.resources.ServerAdmission}.
 */
package dev.kubewalk.cmd.kubeapiserver.resources;
