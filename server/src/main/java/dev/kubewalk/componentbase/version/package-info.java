/**
 * Which version this server is, and speaks.
 *
 * <p>Go: staging/src/k8s.io/component-base/version. Start with {@link
 * dev.kubewalk.componentbase.version.VersionInfo}.
 */
package dev.kubewalk.componentbase.version;
