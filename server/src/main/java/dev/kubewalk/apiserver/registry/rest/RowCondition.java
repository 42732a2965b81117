package dev.kubewalk.apiserver.registry.rest;

/**
 * Says of a Table's row that its object has run to its end; clients show such rows dimmed or not at
 * all. The type is always {@code Completed}, the only one there is in 1.18.
 *
 * <p>Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go (TableRowCondition)
 */
public record RowCondition(String reason, String message) {}
