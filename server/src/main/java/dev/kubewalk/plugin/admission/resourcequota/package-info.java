/**
 * Charges what is created to the quotas of its namespace.
 *
 * <p>Go: plugin/pkg/admission/resourcequota and pkg/quota/v1. Start with {@link
 * dev.kubewalk.plugin.admission.resourcequota.ResourceQuota}.
 */
package dev.kubewalk.plugin.admission.resourcequota;
