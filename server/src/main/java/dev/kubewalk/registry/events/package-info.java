/**
 * The events of the core group in their newer form.
 *
 * <p>Go: pkg/registry/events. Start with {@link
 * dev.kubewalk.registry.events.EventsResources}.
 */
package dev.kubewalk.registry.events;
