/**
 * Keeps wanted APIServices in the store.
 *
 * <p>Go: staging/src/k8s.io/kube-aggregator/pkg/controllers/autoregister. Start with {@link
 * dev.kubewalk.aggregator.controllers.autoregister.AutoRegisterController}.
 */
package dev.kubewalk.aggregator.controllers.autoregister;
