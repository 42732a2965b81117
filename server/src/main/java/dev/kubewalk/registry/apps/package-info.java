/**
 * The kinds of the apps group.
 *
 * <p>Go: pkg/registry/apps, pkg/apis/apps. Start with {@link
 * dev.kubewalk.registry.apps.AppsResources}.
 */
package dev.kubewalk.registry.apps;
