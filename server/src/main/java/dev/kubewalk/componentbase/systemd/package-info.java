/**
 * Talks to systemd.
 *
 * <p>Go: vendor/github.com/coreos/go-systemd/daemon. Start with {@link
 * dev.kubewalk.componentbase.systemd.Systemd}.
 */
package dev.kubewalk.componentbase.systemd;
