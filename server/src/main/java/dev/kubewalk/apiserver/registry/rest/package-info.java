/**
 * What a resource is: its definition, written as one page per kind, and the hooks that the generic
 * store and the handlers call.
 *
 * <p>Every page of {@code dev.kubewalk.registry} builds one {@link
 * dev.kubewalk.apiserver.registry.rest.Resource}; a CRD builds one at run time. Go:
 * staging/src/k8s.io/apiserver/pkg/registry/rest. Start with {@link
 * dev.kubewalk.apiserver.registry.rest.Resource}.
 */
package dev.kubewalk.apiserver.registry.rest;
