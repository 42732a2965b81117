/**
 * Opens a definition's resource for requests.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller/establish. Start with {@link
 * dev.kubewalk.apiextensions.controller.establish.EstablishingController}.
 */
package dev.kubewalk.apiextensions.controller.establish;
