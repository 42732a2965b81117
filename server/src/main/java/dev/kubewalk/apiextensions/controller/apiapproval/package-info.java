/**
 * Says whether definitions in the community's groups are approved.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller/apiapproval. Start with {@link
 * dev.kubewalk.apiextensions.controller.apiapproval.ApiApprovalController}.
 */
package dev.kubewalk.apiextensions.controller.apiapproval;
