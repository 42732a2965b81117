package dev.kubewalk.apiserver.registry.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersion;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Collects the facts of a page; see {@link Resource} for what they mean. */
public final class ResourceBuilder {
  final String group;
  final String plural;
  final String kind;
  String singular = "";
  String internalGroup;
  List<String> shortNames = List.of();
  List<String> categories = List.of();
  boolean namespaced;
  Set<Verb> verbs = Verb.all();
  List<ServedVersion> versions = new ArrayList<>();
  String hub;
  GroupVersionKind storedAs;
  String keyPrefix;
  Strategy strategy = Strategy.NONE;
  StoreHooks hooks = StoreHooks.NONE;
  DeleteRules deleteRules = DeleteRules.PLAIN;
  NameValidator nameValidator = NameValidators::dns1123Subdomain;
  boolean createOnUpdate;
  boolean unconditionalUpdate = true;
  boolean generation;
  List<Column> columns = List.of();
  Map<String, Function<Unstructured, String>> selectableFields = new LinkedHashMap<>();
  List<Subresource> subresources = new ArrayList<>();
  boolean expires;
  boolean custom;
  JsonNode openApiSchema;
  VirtualStorage virtual;
  boolean nameAmongColumns;
  Function<Unstructured, Optional<RowCondition>> rowCondition = object -> Optional.empty();
  StoredForm storedForm;
  String listKind;
  final Map<String, String> subresourceVersions = new LinkedHashMap<>();

  ResourceBuilder(String group, String plural, String kind) {
    this.group = group;
    this.plural = plural;
    this.kind = kind;
    this.internalGroup = group;
    this.keyPrefix = plural;
  }

  public ResourceBuilder singular(String name) {
    singular = name;
    return this;
  }

  public ResourceBuilder internalGroup(String name) {
    internalGroup = name;
    return this;
  }

  public ResourceBuilder shortNames(String... names) {
    shortNames = List.of(names);
    return this;
  }

  public ResourceBuilder categories(String... names) {
    categories = List.of(names);
    return this;
  }

  /** Objects live in namespaces; without this they belong to the cluster. */
  public ResourceBuilder namespaced() {
    namespaced = true;
    return this;
  }

  public ResourceBuilder verbs(Set<Verb> some) {
    verbs = Set.copyOf(some);
    return this;
  }

  /** Serves a version that equals the hub but for its name. The first one is preferred. */
  public ResourceBuilder version(String name, Consumer<Unstructured> defaults) {
    return version(name, defaults, Conversion.SAME);
  }

  public ResourceBuilder version(
      String name, Consumer<Unstructured> defaults, Conversion conversion) {
    GroupVersionKind gvk = new GroupVersionKind(group, name, kind);
    versions.add(new ServedVersion(gvk, defaults, conversion));
    return this;
  }

  /** The version that strategies work on; by default the first one. */
  public ResourceBuilder hub(String version) {
    hub = version;
    return this;
  }

  /** The apiVersion that is stored; by default the hub. */
  public ResourceBuilder storedAs(String apiVersion) {
    storedAs = GroupVersion.parse(apiVersion).withKind(kind);
    return this;
  }

  public ResourceBuilder keyPrefix(String prefix) {
    keyPrefix = prefix;
    return this;
  }

  public ResourceBuilder strategy(Strategy value) {
    strategy = value;
    return this;
  }

  public ResourceBuilder hooks(StoreHooks value) {
    hooks = value;
    return this;
  }

  public ResourceBuilder deletes(DeleteRules rules) {
    deleteRules = rules;
    return this;
  }

  public ResourceBuilder names(NameValidator validator) {
    nameValidator = validator;
    return this;
  }

  /** A PUT of a missing object creates it. */
  public ResourceBuilder createsOnUpdate() {
    createOnUpdate = true;
    return this;
  }

  /** An update has to carry a resourceVersion. */
  public ResourceBuilder needsResourceVersion() {
    unconditionalUpdate = false;
    return this;
  }

  public ResourceBuilder generation() {
    generation = true;
    return this;
  }

  /** The columns after Name; descriptions left empty are found by plural and column name. */
  public ResourceBuilder columns(Column... list) {
    columns = ColumnTexts.describe(plural, List.of(list));
    return this;
  }

  /** All columns, Name included, for the few kinds that do not show it first. */
  public ResourceBuilder columnsWithName(Column... list) {
    nameAmongColumns = true;
    return columns(list);
  }

  /** Tells from an object in the hub whether its row in a Table says that it has ended. */
  public ResourceBuilder rowCondition(Function<Unstructured, Optional<RowCondition>> condition) {
    rowCondition = condition;
    return this;
  }

  public ResourceBuilder selectable(String field, Function<Unstructured, String> value) {
    selectableFields.put(field, value);
    return this;
  }

  /** Adds {@code status}: get, patch and update, with a strategy that keeps everything else. */
  public ResourceBuilder status(Strategy statusStrategy) {
    Set<Verb> some = Set.of(Verb.GET, Verb.PATCH, Verb.UPDATE);
    return subresource(new Subresource.View("status", some, statusStrategy));
  }

  public ResourceBuilder scale(String specPath, String statusPath, String selectorPath) {
    return subresource(new Subresource.Scale(specPath, statusPath, selectorPath));
  }

  public ResourceBuilder subresource(Subresource subresource) {
    subresources.add(subresource);
    return this;
  }

  /** Serves the named subresource in one version only. */
  public ResourceBuilder onlyIn(String version, String subresource) {
    subresourceVersions.put(subresource, version);
    return this;
  }

  /** Objects vanish after the server's event TTL. */
  public ResourceBuilder expires() {
    expires = true;
    return this;
  }

  /** The openAPIV3Schema of a custom resource, by which its fields have owners. */
  public ResourceBuilder openApiSchema(JsonNode schema) {
    openApiSchema = schema.isObject() ? schema : null;
    return this;
  }

  /** A custom resource: its lists keep the items' kinds, its finalizers may be plain names. */
  public ResourceBuilder custom() {
    custom = true;
    return this;
  }

  /** The kind of lists; by default the kind with {@code List} behind it. */
  public ResourceBuilder listKind(String name) {
    listKind = name;
    return this;
  }

  /** Objects come from and go to the store through {@code form}, not by versions' conversions. */
  public ResourceBuilder storedThrough(StoredForm form) {
    storedForm = form;
    return this;
  }

  /** Objects are not stored; {@code answers} does what the verbs say. */
  public ResourceBuilder notStored(VirtualStorage answers) {
    virtual = answers;
    return this;
  }

  public Resource build() {
    if (versions.isEmpty()) {
      throw new IllegalStateException(plural + "." + group + " has no version");
    }
    listKind = listKind == null ? kind + "List" : listKind;
    hub = hub == null ? versions.get(0).kind().version() : hub;
    storedAs = storedAs == null ? new GroupVersionKind(group, hub, kind) : storedAs;
    versions = List.copyOf(versions);
    subresources = List.copyOf(subresources);
    return new Resource(this);
  }
}
