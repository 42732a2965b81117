/** Placeholder. */
package dev.kubewalk.walkthrough;
