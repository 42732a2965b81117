/**
 * Logging in klog's format: {@code I1123 19:00:00.123456 12345 Complete.java:61] message}, where the
 * first letter is the severity and the name before the {@code ]} is the place that logged.
 *
 * <p>Unlike Go's klog, which is one global, a {@link dev.kubewalk.componentbase.klog.Klog} is an
 * object that is handed to whoever logs, so that two servers in one process do not share it. The
 * libraries we use log to SLF4J; their words are dropped by the provider named in this module's
 * {@code META-INF/services}, because what they say is not part of this server's log.
 *
 * <p>Go: k8s.io/klog, staging/src/k8s.io/component-base/logs. Start with {@link
 * dev.kubewalk.componentbase.klog.Klog}.
 */
package dev.kubewalk.componentbase.klog;
