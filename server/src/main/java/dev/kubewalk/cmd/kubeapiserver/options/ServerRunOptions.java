package dev.kubewalk.cmd.kubeapiserver.options;

import dev.kubewalk.apiserver.features.GenericFeatures;
import dev.kubewalk.apiserver.server.options.ApiEnablementOptions;
import dev.kubewalk.apiserver.server.options.AuditOptions;
import dev.kubewalk.apiserver.server.options.EgressSelectorOptions;
import dev.kubewalk.apiserver.server.options.EtcdOptions;
import dev.kubewalk.apiserver.server.options.FeatureOptions;
import dev.kubewalk.apiserver.server.options.GenericServerRunOptions;
import dev.kubewalk.apiserver.server.options.InsecureServingOptions;
import dev.kubewalk.apiserver.server.options.SecureServingOptions;
import dev.kubewalk.componentbase.cli.FlagSet;
import dev.kubewalk.componentbase.cli.NamedFlagSets;
import dev.kubewalk.componentbase.featuregate.Feature;
import dev.kubewalk.componentbase.featuregate.FeatureGate;
import dev.kubewalk.features.KubeFeatures;
import dev.kubewalk.kubeapiserver.options.AdmissionOptions;
import dev.kubewalk.kubeapiserver.options.AdmissionPlugins;
import dev.kubewalk.kubeapiserver.options.BuiltInAuthenticationOptions;
import dev.kubewalk.kubeapiserver.options.BuiltInAuthorizationOptions;
import dev.kubewalk.kubeapiserver.options.CloudProviderOptions;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything that the command line can say, with its defaults. {@link #complete} is the only way on.
 *
 * <p>Go: cmd/kube-apiserver/app/options/options.go (ServerRunOptions). Go completes this very object
 * in place; here completing makes another one, and freezes the flags of this one.
 */
public final class ServerRunOptions {
  public final GenericServerRunOptions genericServerRun;
  public final EtcdOptions etcd;
  public final SecureServingOptions secureServing;
  public final InsecureServingOptions insecureServing;
  public final AuditOptions audit;
  public final FeatureOptions features;
  public final AdmissionOptions admission;
  public final BuiltInAuthenticationOptions authentication;
  public final BuiltInAuthorizationOptions authorization;
  public final CloudProviderOptions cloudProvider;
  public final ApiEnablementOptions apiEnablement;
  public final EgressSelectorOptions egressSelector;
  public final MetricsOptions metrics;
  public final MiscOptions misc;
  public final LibraryOptions library;
  public final GlobalOptions global;

  /** Options with every flag at its default. */
  public ServerRunOptions(FeatureGate known, Trace trace) {
    try (Step step = trace.step(Steps.NEW_SERVER_RUN_OPTIONS)) {
      genericServerRun = made(
          trace, Steps.NEW_GENERIC_SERVER_RUN_OPTIONS, () -> new GenericServerRunOptions(known));
      etcd = made(trace, Steps.NEW_ETCD_OPTIONS, EtcdOptions::new);
      secureServing = made(trace, Steps.NEW_SECURE_SERVING_OPTIONS, SecureServingOptions::new);
      insecureServing =
          made(trace, Steps.NEW_INSECURE_SERVING_OPTIONS, InsecureServingOptions::new);
      audit = made(trace, Steps.NEW_AUDIT_OPTIONS, AuditOptions::new);
      features = made(trace, Steps.NEW_FEATURE_OPTIONS, FeatureOptions::new);
      admission = newAdmissionOptions(trace);
      authentication =
          made(trace, Steps.NEW_AUTHENTICATION_OPTIONS, BuiltInAuthenticationOptions::new);
      authorization =
          made(trace, Steps.NEW_AUTHORIZATION_OPTIONS, BuiltInAuthorizationOptions::new);
      cloudProvider = new CloudProviderOptions();
      apiEnablement =
          made(trace, Steps.NEW_API_ENABLEMENT_AND_OTHER_OPTIONS, ApiEnablementOptions::new);
      egressSelector = new EgressSelectorOptions();
      metrics = new MetricsOptions();
      misc = made(trace, Steps.SET_LITERAL_OPTION_DEFAULTS, MiscOptions::new);
      library = new LibraryOptions();
      noteMediaType(trace);
      step.note("groups", 14);
      global = new GlobalOptions();
    }
  }

  /** The features that {@code --feature-gates} may name, at their defaults. */
  public static FeatureGate registerFeatures(Trace trace) {
    try (Step step = trace.step(Steps.REGISTER_FEATURE_GATES)) {
      List<Feature> all = new ArrayList<>(KubeFeatures.all());
      all.addAll(GenericFeatures.all());
      FeatureGate known = FeatureGate.of(all);
      step.note("features", known.size());
      return known;
    }
  }

  private static <T> T made(Trace trace, Steps entry, Supplier<T> constructor) {
    try (Step step = trace.step(entry)) {
      T options = constructor.get();
      step.note("options", options.getClass().getSimpleName());
      return options;
    }
  }

  private static AdmissionOptions newAdmissionOptions(Trace trace) {
    try (Step step = trace.step(Steps.NEW_ADMISSION_OPTIONS)) {
      step.note("plugins", AdmissionPlugins.ALL_ORDERED.size());
      step.note("on by default", AdmissionPlugins.DEFAULT_ON.size());
      return new AdmissionOptions();
    }
  }

  private void noteMediaType(Trace trace) {
    try (Step step = trace.step(Steps.OVERRIDE_STORAGE_MEDIA_TYPE)) {
      step.changed("storage media type", "application/json", etcd.storageMediaType.get());
    }
  }

  /** All flags, in the sections and the order of the help. */
  public NamedFlagSets flags(Trace trace) {
    NamedFlagSets sets = new NamedFlagSets();
    try (Step step = trace.step(Steps.CREATE_FLAG_SETS)) {
      genericServerRun.addFlags(sets.set("generic"));
      etcd.addFlags(sets.set("etcd"));
      secureServing.addFlags(sets.set("secure serving"));
      insecureServing.addFlags(sets.set("insecure serving"));
      audit.addFlags(sets.set("auditing"));
      features.addFlags(sets.set("features"));
      authentication.addFlags(sets.set("authentication"));
      authorization.addFlags(sets.set("authorization"));
      cloudProvider.addFlags(sets.set("cloud provider"));
      apiEnablement.addFlags(sets.set("API enablement"));
      egressSelector.addFlags(sets.set("egress selector"));
      admission.addFlags(sets.set("admission"));
      metrics.addFlags(sets.set("metrics"));
      misc.addFlags(sets.set("misc"));
      step.note("sets", sets.names().size());
    }
    try (Step step = trace.step(Steps.ADD_VERSION_FLAG)) {
      step.note("flag", global.version.name());
      sets.set("global").add(global.version);
    }
    try (Step step = trace.step(Steps.ADD_GLOBAL_FLAGS)) {
      FlagSet flags = sets.set("global");
      flags.add(global.help);
      global.logging.addFlags(flags);
      step.note("flags", flags.flags().size());
    }
    try (Step step = trace.step(Steps.ADD_CUSTOM_GLOBAL_FLAGS)) {
      library.addFlags(sets.set("generic"));
      step.note("flags", 4);
    }
    return sets;
  }

  /**
   * Fills in what the command line left open.
   *
   * @throws CompletionException if something that is needed cannot be found or made
   */
  public CompletedServerRunOptions complete(Completion completion) throws CompletionException {
    flags(Trace.off()).all().freeze();
    return completion.complete(this);
  }
}
