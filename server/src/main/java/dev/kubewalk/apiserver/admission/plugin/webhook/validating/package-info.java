/**
 * Webhooks that may refuse.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/validating. Start with {@link
 * dev.kubewalk.apiserver.admission.plugin.webhook.validating.ValidatingWebhook}.
 */
package dev.kubewalk.apiserver.admission.plugin.webhook.validating;
