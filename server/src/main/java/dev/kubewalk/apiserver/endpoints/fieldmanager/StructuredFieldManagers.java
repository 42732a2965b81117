package dev.kubewalk.apiserver.endpoints.fieldmanager;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.serializer.json.SchemaDecoder;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import dev.kubewalk.apiserver.endpoints.fieldmanager.merge.Updater;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.Atom;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.CustomTypes;
import dev.kubewalk.apiserver.endpoints.fieldmanager.typed.SchemaTypes;
import dev.kubewalk.apiserver.registry.rest.Resource;
import dev.kubewalk.apiserver.registry.rest.ServedVersion;
import dev.kubewalk.componentbase.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes field managers that track owners and apply. What stands on types is shared by all of them.
 *
 * <p>Go: staging/src/k8s.io/apiserver/pkg/endpoints/handlers/fieldmanager/fieldmanager.go
 * (NewDefaultFieldManager, NewDefaultCRDFieldManager)
 */
public final class StructuredFieldManagers implements FieldManagers {
  private static final String OBJECT_META = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

  private final SchemaDecoder decoder;
  private final Clock clock;
  private final SchemaTypes types = new SchemaTypes();

  /**
   * @param clock stamps the entries of managedFields
   */
  public StructuredFieldManagers(SchemaDecoder decoder, Clock clock) {
    this.decoder = requireNonNull(decoder, "decoder is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  @Override
  public FieldManager forResource(Resource resource, ServedVersion served, String subresource) {
    GroupVersionKind kind = served.kind();
    String apiVersion = kind.groupVersion().toString();
    TypeConverter converter = new TypeConverter(decoder, types, customType(resource));
    Supplier<Unstructured> creater = () -> converter.create(kind);
    Updater updater = new Updater(new VersionConverter(resource, converter));
    Manager merging = new StructuredMergeManager(kind, converter, updater);
    Manager stamping = new ManagedFieldsUpdater(new StripMetaManager(merging), clock);
    Manager capped =
        new CapManagersManager(stamping, CapManagersManager.DEFAULT_MAX_UPDATE_MANAGERS);
    Manager layers = new SkipNonAppliedManager(capped, creater, apiVersion);
    return new StructuredFieldManager(layers, creater, apiVersion);
  }

  /** Custom resources without a schema have types that the values themselves tell. */
  private Optional<Atom> customType(Resource resource) {
    if (!resource.isCustom()) {
      return Optional.empty();
    }
    Atom objectMeta = types.of(decoder.schemas().byName(OBJECT_META).orElseThrow());
    CustomTypes customTypes = new CustomTypes(objectMeta);
    return Optional.of(resource.openApiSchema().map(customTypes::of).orElseGet(Atom::deduced));
  }
}
