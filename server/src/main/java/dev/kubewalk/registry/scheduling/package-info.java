/**
 * Priority classes.
 *
 * <p>Go: pkg/registry/scheduling, pkg/apis/scheduling. Start with {@link
 * dev.kubewalk.registry.scheduling.SchedulingResources}.
 */
package dev.kubewalk.registry.scheduling;
