/**
 * Kubewalk seen from outside: child processes, kubectl, a browser.
 *
 * <p>No directory of Go. Start reading at {@link dev.kubewalk.walkthrough.e2e.KubewalkProcess}.
 */
package dev.kubewalk.walkthrough.e2e;
