package dev.kubewalk.registry.core;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Cells.node;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.Formats;
import dev.kubewalk.registry.page.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** v1 Secret. Go: pkg/registry/core/secret, pkg/apis/core/validation. */
final class Secrets {
  private static final int MAX_BYTES = 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Defaults DEFAULTS =
      defaults().include(Secrets::encodeStrings).set("type", "Opaque");

  private Secrets() {}

  static Resource define() {
    return Resource.of("", "secrets", "Secret")
        .namespaced()
        .version("v1", DEFAULTS)
        .strategy(rules()
            // The gate ImmutableEphemeralVolumes is off in 1.18.
            .onCreate(secret -> secret.remove("immutable"))
            .onUpdate(Secrets::prepareUpdate)
            .checks(Secrets::validate)
            .checksUpdate((secret, old) -> secret.immutable("type", old)))
        .selectable("type", secret -> secret.stringAt("type"))
        .columns(
            field("Type", "type"),
            node("Data", secret -> IntNode.valueOf(secret.at("data").size())),
            age())
        .build();
  }

  /** stringData is for writing only: it becomes data. */
  private static void encodeStrings(Unstructured secret) {
    secret.at("stringData").properties().forEach(entry -> {
      byte[] text = entry.getValue().asText().getBytes(StandardCharsets.UTF_8);
      secret.ensureObject("data").put(entry.getKey(), Base64.getEncoder().encodeToString(text));
    });
    secret.remove("stringData");
  }

  private static void prepareUpdate(Unstructured secret, Unstructured old) {
    secret.remove("immutable");
    if (secret.stringAt("type").isEmpty()) {
      secret.set("type", old.stringAt("type"));
    }
  }

  private static void validate(Scope secret) {
    long total = 0;
    for (var entry : secret.node("data").properties()) {
      String key = entry.getKey();
      Formats.configKey(key)
          .forEach(p -> secret.add(FieldError.invalid("data[" + key + "]", key, p)));
      total += decode(entry.getValue().asText()).length;
    }
    if (total > MAX_BYTES) {
      secret.add(FieldError.tooLong("data", MAX_BYTES));
    }
    switch (secret.text("type")) {
      case "kubernetes.io/service-account-token" -> {
        String annotation = "kubernetes.io/service-account.name";
        if (secret.object().annotations().getOrDefault(annotation, "").isEmpty()) {
          secret.required("metadata.annotations[" + annotation + "]", "");
        }
      }
      case "kubernetes.io/dockercfg" -> json(secret, ".dockercfg");
      case "kubernetes.io/dockerconfigjson" -> json(secret, ".dockerconfigjson");
      case "kubernetes.io/basic-auth" -> {
        boolean any = secret.node("data").has("username") || secret.node("data").has("password");
        if (!any) {
          secret.required("data[%s][username]", "");
          secret.required("data[%s][password]", "");
        }
      }
      case "kubernetes.io/ssh-auth" -> {
        if (bytes(secret, "ssh-privatekey").length == 0) {
          secret.required("data[%s][ssh-privatekey]", "");
        }
      }
      case "kubernetes.io/tls" -> {
        key(secret, "tls.crt");
        key(secret, "tls.key");
      }
      default -> {}
    }
  }

  private static void key(Scope secret, String key) {
    if (!secret.node("data").has(key)) {
      secret.required("data[" + key + "]", "");
    }
  }

  private static void json(Scope secret, String key) {
    if (!secret.node("data").has(key)) {
      secret.required("data[" + key + "]", "");
      return;
    }
    try {
      JSON.readTree(bytes(secret, key));
      if (bytes(secret, key).length == 0) {
        refuse(secret, key, "unexpected end of JSON input");
      }
    } catch (java.io.IOException e) {
      refuse(secret, key, e instanceof JsonProcessingException j ? goMessage(j) : e.getMessage());
    }
  }

  private static void refuse(Scope secret, String key, String why) {
    secret.add(FieldError.invalid("data[" + key + "]", "<secret contents redacted>", why));
  }

  private static String goMessage(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int token = message.indexOf('\'');
    return token < 0
        ? "invalid character 'o' in literal null (expecting 'u')"
        : "invalid character " + message.substring(token, Math.min(message.length(), token + 3))
            + " looking for beginning of value";
  }

  private static byte[] bytes(Scope secret, String key) {
    return decode(secret.node("data").path(key).asText());
  }

  private static byte[] decode(String text) {
    return Base64.getMimeDecoder().decode(text);
  }
}
