package dev.kubewalk.cmd.kubeapiserver.options;

import static java.util.Objects.requireNonNull;

import dev.kubewalk.apimachinery.util.net.HostAddress;
import dev.kubewalk.apimachinery.util.net.Ip;
import dev.kubewalk.client.util.cert.SelfSignedCertificates;
import dev.kubewalk.componentbase.klog.Klog;
import dev.kubewalk.kubeapiserver.options.BuiltInAuthorizationOptions;
import dev.kubewalk.tracer.Step;
import dev.kubewalk.tracer.Steps;
import dev.kubewalk.tracer.Trace;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fills in what the command line left open, in this order:
 *
 * <ol>
 *   <li>the advertise address, from the bind address or the host's default route;
 *   <li>the service ranges and the address of the kubernetes service;
 *   <li>a serving certificate, which needs both of the above for its names;
 *   <li>the external host name;
 *   <li>whether anonymous requests are let in;
 *   <li>the keys of service account tokens, which may be the serving key;
 *   <li>the sizes of watch caches;
 *   <li>the spelling of the runtime configuration.
 * </ol>
 *
 * <p>Go: cmd/kube-apiserver/app/server.go (Complete)
 */
public final class Completion {
  private final Klog log;
  private final Trace trace;
  private final HostAddress hostAddress;
  private final SelfSignedCertificates certificates;

  public Completion(
      Klog log, Trace trace, HostAddress hostAddress, SelfSignedCertificates certificates) {
    this.log = requireNonNull(log, "log is null");
    this.trace = requireNonNull(trace, "trace is null");
    this.hostAddress = requireNonNull(hostAddress, "hostAddress is null");
    this.certificates = requireNonNull(certificates, "certificates is null");
  }

  CompletedServerRunOptions complete(ServerRunOptions options) throws CompletionException {
    try (Step step = trace.step(Steps.COMPLETE)) {
      InetAddress advertise = advertiseAddress(options);
      ServiceIpRanges ranges = new ServiceIpRangeCompletion(log, trace)
          .complete(options.misc.serviceClusterIpRange.get());
      ServingCertificate certificate = new ServingCertificateCompletion(
              options.secureServing, certificates, log, trace)
          .complete(advertise, ranges.apiServerServiceIp());
      CompletedServerRunOptions completed = new CompletedServerRunOptions(
          options,
          new CompletedServerRunOptions.Found(
              advertise,
              externalHost(options, advertise),
              ranges,
              certificate,
              anonymousAllowed(options),
              new ServiceAccountCompletion(options, log, trace).complete(certificate.keyFile()),
              new WatchCacheSizes(log, trace).complete(options),
              runtimeConfig(options.apiEnablement.runtimeConfig.get())));
      step.note("advertise address", Ip.text(advertise));
      return completed;
    }
  }

  private InetAddress advertiseAddress(ServerRunOptions options) throws CompletionException {
    InetAddress given = options.genericServerRun.advertiseAddress.get().orElse(null);
    boolean open = given == null || given.isAnyLocalAddress();
    InetAddress address = given;
    try (Step step = trace.step(Steps.DEFAULT_ADVERTISE_ADDRESS)) {
      if (open) {
        address = resolve(options.secureServing.bindAddress.get());
      }
      step.changed("advertise address", given == null ? "" : Ip.text(given), Ip.text(address));
    } catch (IOException e) {
      throw new CompletionException("Unable to find suitable network address.error='"
          + e.getMessage() + "'. Try to set the AdvertiseAddress directly or provide a valid"
          + " BindAddress to fix this.");
    }
    try (Step step = trace.step(Steps.DEFAULT_ADVERTISE_ADDRESS_INSECURE)) {
      // The secure bind address has settled it: nothing is left open for the insecure one.
      step.note("already set", true);
    }
    return address;
  }

  private InetAddress resolve(InetAddress bindAddress) throws IOException {
    try (Step outer = trace.step(Steps.DEFAULT_EXTERNAL_ADDRESS);
        Step step = trace.step(Steps.RESOLVE_BIND_ADDRESS)) {
      InetAddress address = hostAddress.resolveBindAddress(bindAddress);
      step.note("bind address", Ip.text(bindAddress));
      step.note("resolved", Ip.text(address));
      outer.note("external address", Ip.text(address));
      return address;
    }
  }

  private String externalHost(ServerRunOptions options, InetAddress advertise) {
    try (Step step = trace.step(Steps.DEFAULT_EXTERNAL_HOST)) {
      String given = options.genericServerRun.externalHostname.get();
      if (!given.isEmpty()) {
        step.note("external host", given);
        return given;
      }
      String host = Ip.text(advertise);
      step.changed("external host", given, host);
      log.info("external host was not specified, using " + host);
      return host;
    }
  }

  private boolean anonymousAllowed(ServerRunOptions options) {
    try (Step step = trace.step(Steps.APPLY_AUTHORIZATION)) {
      boolean wanted = options.authentication.anonymousAuth.get();
      boolean reset = wanted && options.authorization.has(BuiltInAuthorizationOptions.ALWAYS_ALLOW);
      step.changed("anonymous allowed", wanted, wanted && !reset);
      if (reset) {
        log.warning("AnonymousAuth is not allowed with the AlwaysAllow authorizer. Resetting"
            + " AnonymousAuth to false. You should use a different authorizer");
      }
      return wanted && !reset;
    }
  }

  /** Every way of naming the core group becomes {@code /v1}, which is group "" and version v1. */
  private Map<String, String> runtimeConfig(Map<String, String> given) {
    try (Step step = trace.step(Steps.NORMALIZE_RUNTIME_CONFIG)) {
      Map<String, String> config = new TreeMap<>();
      given.forEach((key, value) -> {
        if (key.equals("v1") || key.equals("api/v1")) {
          config.put("/v1", value);
        } else if (key.startsWith("v1/")) {
          config.put("/" + key, value);
        } else if (key.startsWith("api/v1/")) {
          config.put(key.substring("api".length()), value);
        } else if (!key.equals("api/legacy")) {
          config.put(key, value);
        }
      });
      step.changed("runtime config", given, config);
      return Collections.unmodifiableMap(config);
    }
  }
}
