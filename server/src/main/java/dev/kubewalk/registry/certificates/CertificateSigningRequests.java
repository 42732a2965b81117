package dev.kubewalk.registry.certificates;

import static dev.kubewalk.registry.page.Cells.age;
import static dev.kubewalk.registry.page.Cells.field;
import static dev.kubewalk.registry.page.Cells.text;
import static dev.kubewalk.registry.page.Defaults.defaults;
import static dev.kubewalk.registry.page.Rules.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.Subresource;
import dev.kubewalk.apiserver.registry.rest.Verb;
import dev.kubewalk.registry.page.Defaults;
import dev.kubewalk.registry.page.GoText;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * certificates.k8s.io/v1beta1 CertificateSigningRequest: who asked is taken from the request, never
 * from the object. Go: pkg/registry/certificates/certificates.
 */
final class CertificateSigningRequests {
  private static final String CONDITIONS = "status.conditions";

  private static final Defaults DEFAULTS = defaults()
      .include(CertificateSigningRequests::usages)
      .include(CertificateSigningRequests::signer);

  private CertificateSigningRequests() {}

  static Resource define() {
    return Resource.of(
            "certificates.k8s.io", "certificatesigningrequests", "CertificateSigningRequest")
        .shortNames("csr")
        .version("v1beta1", DEFAULTS)
        .names((name, prefix) -> List.of())
        .strategy(rules()
            .onCreate(CertificateSigningRequests::prepare)
            .onUpdate((request, old) -> {
              Rules.keep(request, old, "spec");
              Rules.keep(request, old, "status");
            })
            .checks(CertificateSigningRequests::validate))
        .status(rules()
            .onUpdate((request, old) -> {
              Rules.keep(request, old, "spec");
              Rules.keep(request, old, CONDITIONS);
              stampConditions(request, "");
            })
            .checks(CertificateSigningRequests::validate))
        .subresource(new Subresource.View(
            "approval",
            Set.of(Verb.UPDATE),
            rules()
                .onUpdate(CertificateSigningRequests::approve)
                .checks(CertificateSigningRequests::validate)))
        .selectable("spec.signerName", request -> request.stringAt("spec.signerName"))
        .columns(
            age(),
            field("SignerName", "spec.signerName"),
            field("Requestor", "spec.username"),
            text("Condition", CertificateSigningRequests::state))
        .build();
  }

  private static void usages(Unstructured request) {
    if (request.at("spec.usages").isEmpty()) {
      request.set("spec.usages", List.of("digital signature", "key encipherment"));
    }
  }

  private static void signer(Unstructured request) {
    if (!request.has("spec.signerName")) {
      request.set("spec.signerName", DefaultSigners.of(request.objectAt("spec")));
    }
  }

  private static void prepare(RequestContext context, Unstructured request) {
    request.set("spec.username", context.user().name());
    request.remove("spec.uid").remove("spec.groups").remove("spec.extra");
    if (!context.user().uid().isEmpty()) {
      request.set("spec.uid", context.user().uid());
    }
    if (!context.user().groups().isEmpty()) {
      request.set("spec.groups", context.user().groups());
    }
    context.user().extra().forEach((key, values) -> {
      ArrayNode list = request.ensureObject("spec.extra").putArray(key);
      values.forEach(list::add);
    });
    Rules.clear(request, "status");
  }

  private static void approve(RequestContext context, Unstructured request, Unstructured old) {
    Unstructured wanted = request.copy();
    Rules.keep(request, old, "spec");
    Rules.keep(request, old, "status");
    if (wanted.at(CONDITIONS).isEmpty()) {
      request.remove(CONDITIONS);
    } else {
      request.set(CONDITIONS, wanted.at(CONDITIONS));
    }
    stampConditions(request, context.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static void stampConditions(Unstructured request, String now) {
    for (Unstructured condition : request.objectsAt(CONDITIONS)) {
      if (!condition.has("lastUpdateTime") && !now.isEmpty()) {
        condition.set("lastUpdateTime", now);
      }
    }
  }

  private static String state(Unstructured request) {
    boolean approved = false;
    boolean denied = false;
    for (Unstructured condition : request.objectsAt(CONDITIONS)) {
      switch (condition.stringAt("type")) {
        case "Approved" -> approved = true;
        case "Denied" -> denied = true;
        default -> throw ApiErrors.raw("unknown csr condition " + shown(condition));
      }
    }
    String state = denied ? "Denied" : approved ? "Approved" : "Pending";
    return request.stringAt("status.certificate").isEmpty() ? state : state + ",Issued";
  }

  /** A condition as Go prints it: its fields in quotes, in their order. */
  private static String shown(Unstructured condition) {
    String time = condition.stringAt("lastUpdateTime");
    String moment =
        time.isEmpty() ? "0001-01-01 00:00:00" : time.replace('T', ' ').replace("Z", "");
    return Stream.of(
            condition.stringAt("type"),
            condition.stringAt("reason"),
            condition.stringAt("message"),
            moment + " +0000 UTC")
        .map(FieldError::quote)
        .collect(Collectors.joining(" ", "{", "}"));
  }

  private static void validate(Scope request) {
    Scope spec = request.in("spec");
    DefaultSigners.pemProblem(spec.text("request"))
        .ifPresent(problem -> spec.invalidShown(
            "request",
            GoText.bytes(Base64.getMimeDecoder().decode(spec.text("request"))),
            problem));
    if (spec.isEmpty("usages")) {
      spec.required("usages", "usages must be provided");
    }
    String signer = spec.text("signerName");
    int slash = signer.indexOf('/');
    if (signer.isEmpty()) {
      spec.required("signerName", "");
    } else if (slash <= 0
        || slash == signer.length() - 1
        || !signer.substring(0, slash).contains(".")) {
      spec.invalid(
          "signerName",
          "must be a fully qualified domain and path of the form" + " 'example.com/signer-name'");
    }
  }
}
