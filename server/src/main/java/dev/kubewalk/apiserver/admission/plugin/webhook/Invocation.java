package dev.kubewalk.apiserver.admission.plugin.webhook;

import dev.kubewalk.apiserver.admission.ObjectInterfaces;

/**
 * A webhook that is to be asked.
 *
 * @param version in which it is shown the objects
 *     <p>Go: staging/src/k8s.io/apiserver/pkg/admission/plugin/webhook/generic/interfaces.go
 *     (WebhookInvocation)
 */
public record Invocation(Webhook webhook, ObjectInterfaces.Version version) {}
