package dev.kubewalk.registry.admissionregistration;

import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apiserver.registry.rest.RequestContext;
import dev.kubewalk.apiserver.registry.rest.Strategy;
import dev.kubewalk.registry.page.Rules;
import dev.kubewalk.registry.page.Scope;

/** Checks by the version that was asked for. Go: pkg/registry/admissionregistration (strategy.go). */
final class WebhookStrategy implements Strategy {
  private final Rules rules;
  private final boolean mutating;

  WebhookStrategy(Rules rules, boolean mutating) {
    this.rules = rules;
    this.mutating = mutating;
  }

  @Override
  public void prepareForCreate(RequestContext context, Unstructured object) {
    rules.prepareForCreate(context, object);
  }

  @Override
  public void prepareForUpdate(RequestContext context, Unstructured object, Unstructured old) {
    rules.prepareForUpdate(context, object, old);
  }

  @Override
  public ErrorList validate(RequestContext context, Unstructured object) {
    return check(object, WebhookRules.Demands.ofNew(isV1(context)));
  }

  @Override
  public ErrorList validateUpdate(RequestContext context, Unstructured object, Unstructured old) {
    return check(object, WebhookRules.Demands.ofUpdate(isV1(context), old));
  }

  private ErrorList check(Unstructured object, WebhookRules.Demands demands) {
    ErrorList errors = new ErrorList();
    new WebhookRules(demands, mutating).validate(Scope.root(object, errors));
    return errors;
  }

  private static boolean isV1(RequestContext context) {
    return context.info().apiVersion().equals("v1");
  }
}
