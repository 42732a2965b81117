/**
 * Decides whether a definition gets the names it asks for.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller/status. Start with {@link
 * dev.kubewalk.apiextensions.controller.status.NamingConditionController}.
 */
package dev.kubewalk.apiextensions.controller.status;
