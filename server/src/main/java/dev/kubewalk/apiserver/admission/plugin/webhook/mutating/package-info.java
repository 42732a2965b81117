/**
 * Webhooks that may change objects.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/mutating. Start with {@link
 * dev.kubewalk.apiserver.admission.plugin.webhook.mutating.MutatingWebhook}.
 */
package dev.kubewalk.apiserver.admission.plugin.webhook.mutating;
