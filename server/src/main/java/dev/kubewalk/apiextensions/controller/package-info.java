/**
 * What the controllers of CustomResourceDefinitions have in common.
 *
 * <p>Go: staging/src/k8s.io/apiextensions-apiserver/pkg/controller. Start with {@link
 * dev.kubewalk.apiextensions.controller.DefinitionController}.
 */
package dev.kubewalk.apiextensions.controller;
