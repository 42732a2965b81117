package dev.kubewalk.kubeapiserver.options;

import static dev.kubewalk.componentbase.cli.FlagTypes.STRING;
import static dev.kubewalk.componentbase.cli.FlagTypes.STRINGS;

import dev.kubewalk.componentbase.cli.Flag;
import dev.kubewalk.componentbase.cli.FlagSet;
import java.util.List;

/**
 * Identities that a trusted proxy puts into headers.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/server/options/authentication.go
 * (RequestHeaderAuthenticationOptions). Its Validate is not called by kube-apiserver 1.18.
 */
public final class RequestHeaderOptions {
  public final Flag<List<String>> usernameHeaders = Flag.of(
      "requestheader-username-headers",
      STRINGS,
      List.of(),
      "Headers that hold the user's name; X-Remote-User is common.");
  public final Flag<List<String>> groupHeaders = Flag.of(
      "requestheader-group-headers",
      STRINGS,
      List.of(),
      "Headers that hold groups; X-Remote-Group is suggested.");
  public final Flag<List<String>> extraHeaderPrefixes = Flag.of(
      "requestheader-extra-headers-prefix",
      STRINGS,
      List.of(),
      "What headers with extra facts begin with; X-Remote-Extra- is suggested.");
  public final Flag<String> clientCaFile = Flag.of(
      "requestheader-client-ca-file",
      STRING,
      "",
      "Authorities that the proxy's certificate must come from, before its headers are believed. "
          + "WARNING: do not count on requests being authorized before they arrive.");
  public final Flag<List<String>> allowedNames = Flag.of(
      "requestheader-allowed-names",
      STRINGS,
      List.of(),
      "CommonNames of the proxy's certificate; if empty, any from --requestheader-client-ca-file.");

  void addFlags(FlagSet flags) {
    flags.add(usernameHeaders, groupHeaders, extraHeaderPrefixes, clientCaFile, allowedNames);
  }
}
