/**
 * The three ways to patch an object: JSON Patch, JSON merge patch and strategic merge patch. All
 * work on trees and give a new one; the original is never changed.
 *
 * <p>Go: vendor/github.com/evanphx/json-patch,
 * staging/src/k8s.io/apimachinery/pkg/util/strategicpatch. Start with {@link
 * dev.kubewalk.apimachinery.patch.StrategicMergePatch}.
 */
package dev.kubewalk.apimachinery.patch;
