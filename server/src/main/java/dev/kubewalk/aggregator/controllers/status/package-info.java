/**
 * Says of each APIService whether its server can be reached.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/controllers/status. Start with {@link
 * dev.kubewalk.aggregator.controllers.status.AvailableConditionController}.
 */
package dev.kubewalk.aggregator.controllers.status;
