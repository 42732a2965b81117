/**
 * The words in which the pages of the registry are written: defaults, rules, checks and columns.
 *
 * <p>Go has no such directory; the same sentences stand in every pkg/registry/&lt;group&gt;/strategy.go
 * and pkg/printers/internalversion. Start with {@link dev.kubewalk.registry.page.Rules}.
 */
package dev.kubewalk.registry.page;
