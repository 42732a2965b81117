/**
 * The flag groups of kube-apiserver that other servers do not share: authentication,
 * authorization, admission.
 *
 * <p>Go: pkg/kubeapiserver/options. Start with {@link
 * dev.kubewalk.kubeapiserver.options.BuiltInAuthenticationOptions}.
 */
package dev.kubewalk.kubeapiserver.options;
