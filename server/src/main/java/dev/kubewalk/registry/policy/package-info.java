/**
 * Disruption budgets and pod security policies.
 *
 * <p>Go: pkg/registry/policy, pkg/apis/policy. Start with {@link
 * dev.kubewalk.registry.policy.PolicyResources}.
 */
package dev.kubewalk.registry.policy;
