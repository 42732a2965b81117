/**
 * Admission by servers of others: which of the configured webhooks a write is shown to, how it is
 * shown, and what their answers mean.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook and the directories below it
 * (generic, rules, namespace, object, request, errors), with pkg/admission/configuration. Start with
 * {@link dev.kubewalk.apiserver.admission.plugin.webhook.HookMatcher}, then {@link
 * dev.kubewalk.apiserver.admission.plugin.webhook.HookCaller}.
 */
package dev.kubewalk.apiserver.admission.plugin.webhook;
