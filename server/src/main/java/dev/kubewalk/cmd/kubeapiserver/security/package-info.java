/**
 * Who may come in and what they may do, as the flags say: files of users and authorities, service
 * account tokens, RBAC rules and the default roles.
 *
 * <p>Go: pkg/kubeapiserver/options/authentication.go, authorization.go. Start with {@link
 * dev.kubewalk.cmd.kubeapiserver.security.Authentication}.
 */
package dev.kubewalk.cmd.kubeapiserver.security;
