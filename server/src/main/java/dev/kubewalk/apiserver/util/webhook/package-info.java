/**
 * Calls webhooks: HTTPS servers of others that this server posts objects to. Failures are told in
 * the words of Go's HTTP client, because people search for them.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/util/webhook. Start with {@link
 * dev.kubewalk.apiserver.util.webhook.ClientManager}.
 */
package dev.kubewalk.apiserver.util.webhook;
