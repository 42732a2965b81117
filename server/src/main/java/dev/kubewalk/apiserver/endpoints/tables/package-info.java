/**
 * Tables: what kubectl prints, computed by the server.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/rest/table.go, pkg/printers. Start with {@link
 * dev.kubewalk.apiserver.endpoints.tables.TableConvertor}.
 */
package dev.kubewalk.apiserver.endpoints.tables;
