package dev.kubewalk.apiserver.endpoints.handlers.options;

import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.util.validation.FieldManagerNames;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import dev.kubewalk.apimachinery.validation.field.ErrorType;
import dev.kubewalk.apimachinery.validation.field.FieldError;
import dev.kubewalk.http.Query;
import dev.kubewalk.http.Request;
import java.util.List;
import java.util.Locale;

/**
 * What the query of a create, update or patch says.
 *
 * @param kind the options' name in messages, such as CreateOptions
 * @param force null when not given
 *     <p>Go: staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/types.go (CreateOptions,
 *     UpdateOptions, PatchOptions)
 */
public record WriteOptions(String kind, List<String> dryRun, String fieldManager, Boolean force) {
  public static WriteOptions of(Request request, String kind) {
    Query query = request.query();
    Boolean force =
        kind.equals("PatchOptions") && query.has("force") ? isTrue(query.get("force")) : null;
    WriteOptions options =
        new WriteOptions(kind, query.all("dryRun"), query.get("fieldManager"), force);
    options.validate(new ErrorList());
    return options;
  }

  /** Options of a patch; {@code apply} needs a field manager, and nothing else takes force. */
  public static WriteOptions ofPatch(Request request, boolean apply) {
    Query query = request.query();
    Boolean force = query.has("force") ? isTrue(query.get("force")) : null;
    WriteOptions options =
        new WriteOptions("PatchOptions", query.all("dryRun"), query.get("fieldManager"), force);
    ErrorList errors = new ErrorList();
    if (!apply && force != null) {
      errors.add(FieldError.forbidden("force", "may not be specified for non-apply patch"));
    }
    if (apply && options.fieldManager.isEmpty()) {
      errors.add(FieldError.required("fieldManager", "is required for apply patch"));
    }
    options.validate(errors);
    return options;
  }

  /** As Go reads a flag of a query: everything is true but "false" and "0". */
  public static boolean isTrue(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return !lower.equals("false") && !lower.equals("0");
  }

  private void validate(ErrorList errors) {
    FieldManagerNames.validate(fieldManager, "fieldManager", errors);
    validateDryRun(dryRun, errors);
    if (!errors.isEmpty()) {
      throw ApiErrors.invalid("meta.k8s.io", kind, "", errors);
    }
  }

  /** The only dry run there is, is that of all stages. */
  public static void validateDryRun(List<String> dryRun, ErrorList errors) {
    if (dryRun.stream().anyMatch(stage -> !stage.equals("All"))) {
      String shown =
          "[]string{" + String.join(", ", dryRun.stream().map(FieldError::quote).toList()) + "}";
      errors.add(
          new FieldError(ErrorType.NOT_SUPPORTED, "dryRun", shown, "supported values: \"All\""));
    }
  }

  public boolean isDryRun() {
    return !dryRun.isEmpty();
  }

  /** Who the request's changes belong to. */
  public String manager(Request request) {
    if (!fieldManager.isEmpty()) {
      return fieldManager;
    }
    String name = FieldManagerNames.ofUserAgent(request.header("User-Agent"));
    return name.isEmpty() ? "unknown" : name;
  }

  /** The options as admission sees them; an update that creates shows them as of a create. */
  public Unstructured toObject(String shownKind) {
    Unstructured object = Unstructured.create("meta.k8s.io/v1", shownKind);
    if (!dryRun.isEmpty()) {
      object.set("dryRun", dryRun);
    }
    if (!fieldManager.isEmpty()) {
      object.set("fieldManager", fieldManager);
    }
    if (force != null && shownKind.equals("PatchOptions")) {
      object.set("force", force);
    }
    return object;
  }
}
