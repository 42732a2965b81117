/** Placeholder. */
package dev.kubewalk.tracer;
