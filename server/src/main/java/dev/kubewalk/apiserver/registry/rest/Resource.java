package dev.kubewalk.apiserver.registry.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.errors.ApiErrors;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupResource;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apimachinery.validation.field.ErrorList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything that the generic server needs to know about a resource: a page of the registry, as a
 * value. Built with {@link #of}.
 *
 * <p>Three versions matter. A request comes in a <em>served</em> version. It is converted to the
 * <em>hub</em> version, on which strategies, columns and selectors work (what Go calls the internal
 * version; here it is one of the served ones). It is stored in the <em>storage</em> version.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go (Store) with the
 * strategy, printer columns and selectable fields of pkg/registry/&lt;group&gt;/&lt;resource&gt;
 */
public final class Resource {
  private final ResourceBuilder facts;

  Resource(ResourceBuilder facts) {
    this.facts = facts;
  }

  /** Starts a page. {@code group} is empty for the core group. */
  public static ResourceBuilder of(String group, String plural, String kind) {
    return new ResourceBuilder(group, plural, kind);
  }

  public String group() {
    return facts.group;
  }

  public String plural() {
    return facts.plural;
  }

  public String kind() {
    return facts.kind;
  }

  public String listKind() {
    return facts.listKind;
  }

  /** How objects come from and go to the store, where versions' conversions are not enough. */
  public Optional<StoredForm> storedForm() {
    return Optional.ofNullable(facts.storedForm);
  }

  /** Empty for every built-in resource; only custom resources publish one. */
  public String singular() {
    return facts.singular;
  }

  public GroupResource groupResource() {
    return new GroupResource(facts.group, facts.plural);
  }

  /** The group that 422 messages name: the internal one, which differs for a few old kinds. */
  public String internalGroup() {
    return facts.internalGroup;
  }

  /** 422 for an object of this resource. A custom object is called by the kind that it says. */
  public StatusException invalid(Unstructured object, ErrorList errors) {
    String called = isCustom() ? object.kind() : kind();
    return ApiErrors.invalid(internalGroup(), called, object.name(), errors);
  }

  public List<String> shortNames() {
    return facts.shortNames;
  }

  public List<String> categories() {
    return facts.categories;
  }

  public boolean isNamespaced() {
    return facts.namespaced;
  }

  public Set<Verb> verbs() {
    return facts.verbs;
  }

  /** Served versions by name, preferred first. */
  public List<ServedVersion> versions() {
    return facts.versions;
  }

  public Optional<ServedVersion> version(String name) {
    return facts.versions.stream().filter(v -> v.kind().version().equals(name)).findFirst();
  }

  /** The version on which strategies, columns and selectors work. */
  public GroupVersion hubVersion() {
    return new GroupVersion(facts.group, facts.hub);
  }

  /** The group version and kind in which objects are stored. */
  public GroupVersionKind storedAs() {
    return facts.storedAs;
  }

  /** Path below the storage prefix, without slashes at its ends, such as services/specs. */
  public String keyPrefix() {
    return facts.keyPrefix;
  }

  public Strategy strategy() {
    return facts.strategy;
  }

  public StoreHooks hooks() {
    return facts.hooks;
  }

  public DeleteRules deleteRules() {
    return facts.deleteRules;
  }

  /** Checks a name and says what is wrong with it. */
  public NameValidator nameValidator() {
    return facts.nameValidator;
  }

  public boolean allowsCreateOnUpdate() {
    return facts.createOnUpdate;
  }

  public boolean allowsUnconditionalUpdate() {
    return facts.unconditionalUpdate;
  }

  /** True when the kind's metadata.generation counts changes of its spec. */
  public boolean hasGeneration() {
    return facts.generation;
  }

  /** The Table's columns after Name; an empty list means Name and Created At. */
  public List<Column> columns() {
    return facts.columns;
  }

  /** What an object's row in a Table says beside its cells, from an object in the hub. */
  public Optional<RowCondition> rowCondition(Unstructured object) {
    return facts.rowCondition.apply(object);
  }

  /** True when {@link #columns()} holds the Name column, which is not put in front then. */
  public boolean hasNameAmongColumns() {
    return facts.nameAmongColumns;
  }

  /** Selectable fields beside metadata.name and metadata.namespace, from an object in the hub. */
  public Map<String, Function<Unstructured, String>> selectableFields() {
    return facts.selectableFields;
  }

  public List<Subresource> subresources() {
    return facts.subresources;
  }

  /** The subresources served in one version: nearly always all of them. */
  public List<Subresource> subresources(String version) {
    return facts.subresources.stream()
        .filter(s -> version.equals(facts.subresourceVersions.getOrDefault(s.name(), version)))
        .toList();
  }

  /** True for events, which expire after --event-ttl and are not cached. */
  public boolean expires() {
    return facts.expires;
  }

  /** True for resources that a CustomResourceDefinition made. */
  public boolean isCustom() {
    return facts.custom;
  }

  /** The openAPIV3Schema of a custom resource; empty when it has none. Never modified. */
  public Optional<JsonNode> openApiSchema() {
    return Optional.ofNullable(facts.openApiSchema);
  }

  /** What answers for a resource whose objects are not stored, such as access reviews. */
  public Optional<VirtualStorage> virtualStorage() {
    return Optional.ofNullable(facts.virtual);
  }
}
