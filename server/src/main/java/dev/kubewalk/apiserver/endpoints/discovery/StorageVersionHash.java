package dev.kubewalk.apiserver.endpoints.discovery;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A short text that changes with the version in which a resource is stored, so that clients notice
 * that objects have to be written anew.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/discovery/storageversionhash.go
 */
public final class StorageVersionHash {
  private static final int BYTES = 8;

  private StorageVersionHash() {}

  public static String of(GroupVersionKind storedAs) {
    String text = storedAs.group() + "/" + storedAs.version() + "/" + storedAs.kind();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
