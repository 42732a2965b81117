/**
 * Reading keys from PEM files, in every form they come in.
 *
 * <p>Go: staging/src/k8s.io/client-go/util/keyutil. Start with {@link
 * dev.kubewalk.client.util.keyutil.KeyUtil}.
 */
package dev.kubewalk.client.util.keyutil;
