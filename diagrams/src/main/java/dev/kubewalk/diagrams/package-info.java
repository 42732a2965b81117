/** Placeholder. */
package dev.kubewalk.diagrams;
