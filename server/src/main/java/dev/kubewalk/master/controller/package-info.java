/**
 * Controllers of the kube-apiserver itself: the cluster's own namespaces, the kubernetes service,
 * the published authentication settings, the APIServices of custom resources.
 *
 * <p>Go: pkg/master/controller.go, pkg/master/controller. Start with {@link
 * dev.kubewalk.master.controller.BootstrapController}.
 */
package dev.kubewalk.master.controller;
