/**
 * Makes the admission plugins that are enabled, and hands them what they need.
 *
 * <p>Go: pkg/kubeapiserver/admission. Start with {@link
 * dev.kubewalk.kubeapiserver.admission.PluginFactory}.
 */
package dev.kubewalk.kubeapiserver.admission;
