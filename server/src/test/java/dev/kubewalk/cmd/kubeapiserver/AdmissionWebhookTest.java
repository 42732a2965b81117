package dev.kubewalk.cmd.kubeapiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.unstructured.Unstructured;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole server and webhooks that answer it. A webhook is in force from the next request on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionWebhookTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GROUP = "/apis/admissionregistration.k8s.io/v1/";
  private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String ON_CONFIG_MAPS =
      "[{'operations':['*'],'apiGroups':[''],'apiVersions':['v1'],'resources':['configmaps']}]";

  @TempDir
  static Path folder;

  private final CountDownLatch slowness = new CountDownLatch(1);
  private TestingApiServer server;
  private TestingWebhook hooks;

  @BeforeAll
  void start() throws Exception {
    hooks = new TestingWebhook("hook.default.svc")
        .on("/allow", TestingWebhook::allow)
        .on("/deny", TestingWebhook.deny("{'message':'not today'}"))
        .on("/teapot", TestingWebhook.deny("{'message':'no','code':418,'reason':'Teapot'}"))
        .on("/silent", TestingWebhook.deny("{}"))
        .on("/label", TestingWebhook.patch("[{'op':'add','path':'/data/by','value':'hook'}]"))
        .on("/max", TestingWebhook.patch("[{'op':'replace','path':'/spec/maxReplicas','value':7}]"))
        .on("/color", TestingWebhook.patch("[{'op':'add','path':'/spec/color','value':'red'}]"))
        .on("/wrong", TestingWebhook.patch("[{'op':'add','path':'/data','value':5}]"))
        .on("/first", TestingWebhook::allow)
        .on("/second", TestingWebhook.patch("[{'op':'add','path':'/data/x','value':'y'}]"))
        .on("/beta", TestingWebhook::allow)
        .on("/scale", TestingWebhook::allow)
        .on("/service", TestingWebhook::allow)
        .on("/delete", TestingWebhook::allow)
        .on("/evict", TestingWebhook.deny("{'message':'stays'}"))
        .on("/text", review -> "{broken")
        .on("/stranger", review -> TestingWebhook.allow(review).replace("uid\":\"", "uid\":\"x"))
        .on("/slow", review -> {
          try {
            slowness.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return TestingWebhook.allow(review);
        });
    server = new TestingApiServer(folder.resolve("server")).ready();
  }

  @AfterEach
  void forget() throws IOException {
    server.send("DELETE", GROUP + "mutatingwebhookconfigurations", "");
    server.send("DELETE", GROUP + "validatingwebhookconfigurations", "");
  }

  @AfterAll
  void stop() {
    slowness.countDown();
    server.close();
    hooks.close();
  }

  private Unstructured send(int status, String method, String path, String body)
      throws IOException {
    HttpResponse<String> response = server.send(method, path, body.replace('\'', '"'));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return Unstructured.of((ObjectNode) JSON.readTree(response.body()));
  }

  /** One webhook, with more fields than it needs. */
  private String hook(String name, String config, String rules, String more) {
    return "{'name':'" + name + ".acme.example','clientConfig':" + config + ",'rules':" + rules
        + ",'sideEffects':'None','admissionReviewVersions':['v1','v1beta1']" + more + "}";
  }

  private void configure(String sort, String name, String... webhooks) throws IOException {
    String kind = Character.toUpperCase(sort.charAt(0)) + sort.substring(1);
    send(
        201,
        "POST",
        GROUP + sort + "webhookconfigurations",
        "{'apiVersion':'admissionregistration.k8s.io/v1','kind':'" + kind
            + "WebhookConfiguration','metadata':{'name':'" + name + "'},'webhooks':["
            + String.join(",", webhooks) + "]}");
  }

  private void validate(String path, String more) throws IOException {
    configure("validating", "v", hook("v", hooks.config(path), ON_CONFIG_MAPS, more));
  }

  private Unstructured create(int status, String name) throws IOException {
    return send(status, "POST", CONFIG_MAPS, configMap(name));
  }

  private static String configMap(String name) {
    return "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'" + name
        + "'},'data':{'a':'1'}}";
  }

  private static String reason(String webhook, String url, String cause) {
    return "Internal error occurred: failed calling webhook \"" + webhook
        + ".acme.example\": Post \"" + url + "\": " + cause;
  }

  @Test
  void aWebhookIsToldEverything() throws IOException {
    validate("/allow", ",'timeoutSeconds':7");
    create(201, "told");
    List<Unstructured> asked = hooks.asked("/allow");
    Unstructured review = asked.get(asked.size() - 1);
    assertThat(review.apiVersion()).isEqualTo("admission.k8s.io/v1");
    assertThat(review.stringAt("query")).isEqualTo("timeout=7s");
    Unstructured request = review.objectAt("request");
    assertThat(request.stringAt("uid")).hasSize(36);
    Unstructured expected = Unstructured.of(
        (ObjectNode) JSON.readTree(("{'kind':{'group':'','version':'v1','kind':'ConfigMap'},"
                + "'resource':{'group':'','version':'v1','resource':'configmaps'},"
                + "'requestKind':{'group':'','version':'v1','kind':'ConfigMap'},"
                + "'requestResource':{'group':'','version':'v1','resource':'configmaps'},"
                + "'name':'told','namespace':'default','operation':'CREATE',"
                + "'userInfo':{'username':'system:unsecured',"
                + "'groups':['system:masters','system:authenticated']},"
                + "'oldObject':null,'dryRun':false,"
                + "'options':{'apiVersion':'meta.k8s.io/v1','kind':'CreateOptions'}}")
            .replace('\'', '"')));
    assertThat(request.stringAt("object.data.a")).isEqualTo("1");
    assertThat(request.stringAt("object.kind")).isEqualTo("ConfigMap");
    assertThat(request.copy().remove("uid").remove("object")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/deny, 400, '', 'admission webhook \"v.acme.example\" denied the request: not today'",
    "/teapot, 418, Teapot, 'admission webhook \"v.acme.example\" denied the request: no'",
    "/silent, 400, '', 'admission webhook \"v.acme.example\" denied the request without"
        + " explanation'"
  })
  void aWebhookRefuses(String path, int code, String reason, String message) throws IOException {
    validate(path, "");
    Unstructured status = create(code, "refused");
    assertThat(status.stringAt("message")).isEqualTo(message);
    assertThat(status.stringAt("reason")).isEqualTo(reason);
    assertThat(status.stringAt("status")).isEqualTo("Failure");
    send(404, "GET", CONFIG_MAPS + "/refused", "");
    assertThat(server.send("GET", "/metrics", "").body())
        .contains("apiserver_admission_webhook_rejection_count{error_type=\"no_error\","
            + "name=\"v.acme.example\",operation=\"CREATE\",rejection_code=\"" + code + "\"");
  }

  @Test
  void aPatchIsStoredAndSeenByTheNextOne() throws IOException {
    configure("mutating", "m", hook("m", hooks.config("/label"), ON_CONFIG_MAPS, ""));
    validate("/allow", "");
    assertThat(create(201, "patched").stringAt("data.by")).isEqualTo("hook");
    assertThat(send(200, "GET", CONFIG_MAPS + "/patched", "").stringAt("data.by"))
        .isEqualTo("hook");
    List<Unstructured> asked = hooks.asked("/allow");
    assertThat(asked.get(asked.size() - 1).stringAt("request.object.data.by")).isEqualTo("hook");
  }

  @Test
  void aPatchThatDoesNotFitIsAnError() throws IOException {
    configure("mutating", "m", hook("m", hooks.config("/wrong"), ON_CONFIG_MAPS, ""));
    assertThat(create(500, "unfit").stringAt("message")).startsWith("Internal error occurred: ");
  }

  @Test
  void webhooksAreAskedAgainWhenLaterOnesChangedTheObject() throws IOException {
    configure(
        "mutating",
        "m",
        hook("a", hooks.config("/first"), ON_CONFIG_MAPS, ",'reinvocationPolicy':'IfNeeded'"),
        hook("b", hooks.config("/second"), ON_CONFIG_MAPS, ""));
    create(201, "again");
    assertThat(hooks.asked("/second")).hasSize(1);
    assertThat(hooks.asked("/first")).hasSize(2);
    assertThat(hooks.asked("/first").get(0).stringAt("request.object.data.x")).isEmpty();
    assertThat(hooks.asked("/first").get(1).stringAt("request.object.data.x")).isEqualTo("y");
  }

  @Test
  void slowWebhooksTimeOut() throws IOException {
    validate("/slow", ",'timeoutSeconds':1");
    assertThat(create(500, "late").stringAt("message"))
        .isEqualTo(reason(
            "v",
            "https://127.0.0.1:" + hooks.port() + "/slow?timeout=1s",
            "context deadline exceeded"));
  }

  @Test
  void theOlderReviewIsSpokenWhereItIsWanted() throws IOException {
    configure(
        "validating",
        "v",
        hook("v", hooks.config("/beta"), ON_CONFIG_MAPS, "")
            .replace("['v1','v1beta1']", "['v1beta1']"));
    create(201, "old");
    assertThat(hooks.asked("/beta").get(0).apiVersion()).isEqualTo("admission.k8s.io/v1beta1");
  }

  @Test
  void anUnreachableWebhookMayBeIgnored() throws IOException {
    configure(
        "validating",
        "v",
        hook("v", "{'url':'https://127.0.0.1:1/x'}", ON_CONFIG_MAPS, ",'failurePolicy':'Ignore'"));
    create(201, "ignored");
    assertThat(server.log())
        .contains("Failed calling webhook, failing open v.acme.example: failed calling webhook");
  }

  @Test
  void dryRunsAskOnlyWebhooksWithoutSideEffects() throws IOException {
    send(
        201,
        "POST",
        "/apis/admissionregistration.k8s.io/v1beta1/validatingwebhookconfigurations",
        "{'metadata':{'name':'d'},'webhooks':["
            + hook("d", hooks.config("/allow"), ON_CONFIG_MAPS, "").replace("'None'", "'Unknown'")
            + "]}");
    Unstructured status = send(400, "POST", CONFIG_MAPS + "?dryRun=All", configMap("dry"));
    assertThat(status.stringAt("message"))
        .isEqualTo("admission webhook \"d.acme.example\" does not support dry run");
    assertThat(status.stringAt("reason")).isEqualTo("BadRequest");
    create(201, "wet");
  }

  @Test
  void aStrangersCertificateIsNotTrusted() throws IOException {
    String url = "https://127.0.0.1:" + hooks.port() + "/allow";
    configure("validating", "v", hook("v", "{'url':'" + url + "'}", ON_CONFIG_MAPS, ""));
    assertThat(create(500, "untrusted").stringAt("message"))
        .isEqualTo(
            reason("v", url + "?timeout=10s", "x509: certificate signed by unknown authority"));
  }

  @Test
  void aCertificateForAnotherNameIsNotTrusted() throws IOException {
    String url = "https://localhost:" + hooks.port() + "/allow";
    String config = "{'url':'" + url + "','caBundle':'" + hooks.caBundle() + "'}";
    configure("validating", "v", hook("v", config, ON_CONFIG_MAPS, ""));
    assertThat(create(500, "stranger").stringAt("message"))
        .isEqualTo(reason(
            "v",
            url + "?timeout=10s",
            "x509: certificate is valid for hook.default.svc, not localhost"));
  }

  @ParameterizedTest
  @CsvSource({
    "/text, couldn't get version/kind; json parse error: invalid character 'b' looking for"
        + " beginning of object key string",
    "/nowhere, the server could not find the requested resource"
  })
  void whatIsNoAnswerIsToldAsSuch(String path, String cause) throws IOException {
    validate(path, "");
    assertThat(create(500, "none").stringAt("message"))
        .isEqualTo("Internal error occurred: failed calling webhook \"v.acme.example\": " + cause);
  }

  @Test
  void anAnswerToAnotherRequestIsNone() throws IOException {
    validate("/stranger", "");
    String uid = "[0-9a-f-]{36}";
    assertThat(create(500, "strange").stringAt("message"))
        .matches("Internal error occurred: failed calling webhook \"v.acme.example\": expected"
            + " response.uid=\"" + uid + "\", got \"x" + uid + "\"");
  }

  @Test
  void objectsAreShownAndPatchedInTheVersionOfTheRule() throws IOException {
    String rules = "[{'operations':['CREATE'],'apiGroups':['autoscaling'],"
        + "'apiVersions':['v2beta2'],'resources':['horizontalpodautoscalers']}]";
    configure("mutating", "m", hook("m", hooks.config("/max"), rules, ""));
    Unstructured created = send(
        201,
        "POST",
        "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers",
        "{'metadata':{'name':'h'},'spec':{'maxReplicas':3,'targetCPUUtilizationPercentage':50,"
            + "'scaleTargetRef':{'kind':'Deployment','name':'d','apiVersion':'apps/v1'}}}");
    assertThat(created.apiVersion()).isEqualTo("autoscaling/v1");
    assertThat(created.intAt("spec.maxReplicas")).isEqualTo(7);
    assertThat(created.intAt("spec.targetCPUUtilizationPercentage")).isEqualTo(50);
    Unstructured request = hooks.asked("/max").get(0).objectAt("request");
    assertThat(request.stringAt("kind.version")).isEqualTo("v2beta2");
    assertThat(request.stringAt("requestKind.version")).isEqualTo("v1");
    assertThat(request.stringAt("object.apiVersion")).isEqualTo("autoscaling/v2beta2");
    assertThat(request.objectsAt("object.spec.metrics")).hasSize(1);
  }

  @Test
  void aScaleIsShownAsAScale() throws IOException {
    String rules = "[{'operations':['UPDATE'],'apiGroups':['apps'],'apiVersions':['v1'],"
        + "'resources':['*/scale']}]";
    configure("validating", "v", hook("v", hooks.config("/scale"), rules, ""));
    String labels = "{'app':'d'}";
    send(
        201,
        "POST",
        "/apis/apps/v1/namespaces/default/deployments",
        "{'metadata':{'name':'d'},'spec':{'selector':{'matchLabels':" + labels
            + "},'template':{'metadata':{'labels':" + labels
            + "},'spec':{'containers':[{'name':'c','image':'i'}]}}}}");
    send(
        200,
        "PUT",
        "/apis/apps/v1/namespaces/default/deployments/d/scale",
        "{'metadata':{'name':'d','namespace':'default'},'spec':{'replicas':4}}");
    Unstructured request = hooks.asked("/scale").get(0).objectAt("request");
    assertThat(request.stringAt("kind.kind")).isEqualTo("Scale");
    assertThat(request.stringAt("subResource")).isEqualTo("scale");
    assertThat(request.intAt("object.spec.replicas")).isEqualTo(4);
    assertThat(request.intAt("oldObject.spec.replicas")).isEqualTo(1);
  }

  @Test
  void whatIsPostedToSubresourcesIsShown() throws IOException {
    String rules = "[{'operations':['CREATE'],'apiGroups':[''],'apiVersions':['v1'],"
        + "'resources':['pods/eviction']}]";
    send(
        201,
        "POST",
        "/api/v1/namespaces/default/serviceaccounts",
        "{'metadata':{'name':'default'}}");
    send(
        201,
        "POST",
        "/api/v1/namespaces/default/pods",
        "{'metadata':{'name':'p'},'spec':{'automountServiceAccountToken':false,"
            + "'containers':[{'name':'c','image':'i'}]}}");
    configure("validating", "v", hook("v", hooks.config("/evict"), rules, ""));
    String eviction = "{'apiVersion':'policy/v1beta1','kind':'Eviction',"
        + "'metadata':{'name':'p','namespace':'default'}}";
    send(400, "POST", "/api/v1/namespaces/default/pods/p/eviction", eviction);
    send(200, "GET", "/api/v1/namespaces/default/pods/p", "");
    Unstructured request = hooks.asked("/evict").get(0).objectAt("request");
    assertThat(request.stringAt("kind.kind")).isEqualTo("Eviction");
    assertThat(request.stringAt("kind.group")).isEqualTo("policy");
    assertThat(request.stringAt("resource.resource")).isEqualTo("pods");
    assertThat(request.stringAt("name")).isEqualTo("p");
    assertThat(request.stringAt("object.kind")).isEqualTo("Eviction");
  }

  @Test
  void customObjectsAreShownInOtherVersionsToo() throws IOException {
    String schema = "{'type':'object','properties':{'spec':{'type':'object','properties':"
        + "{'color':{'type':'string'}}}}}";
    send(
        201,
        "POST",
        "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
        "{'metadata':{'name':'balls.acme.example'},'spec':{'group':'acme.example',"
            + "'scope':'Namespaced','names':{'plural':'balls','kind':'Ball'},'versions':["
            + "{'name':'v1','served':true,'storage':true,'schema':{'openAPIV3Schema':" + schema
            + "}},{'name':'v2','served':true,'storage':false,'schema':{'openAPIV3Schema':"
            + schema + "}}]}}");
    String balls = "/apis/acme.example/v1/namespaces/default/balls";
    awaitServed(balls);
    String rules = "[{'operations':['CREATE'],'apiGroups':['acme.example'],"
        + "'apiVersions':['v2'],'resources':['balls']}]";
    configure("mutating", "m", hook("m", hooks.config("/color"), rules, ""));
    Unstructured ball = send(
        201,
        "POST",
        balls,
        "{'apiVersion':'acme.example/v1','kind':'Ball','metadata':{'name':'b'},'spec':{}}");
    assertThat(ball.apiVersion()).isEqualTo("acme.example/v1");
    assertThat(ball.stringAt("spec.color")).isEqualTo("red");
    Unstructured request = hooks.asked("/color").get(0).objectAt("request");
    assertThat(request.stringAt("object.apiVersion")).isEqualTo("acme.example/v2");
    assertThat(request.stringAt("requestResource.version")).isEqualTo("v1");
  }

  private void awaitServed(String path) {
    try {
      TestingApiServer.until(path + " is served", () -> {
        try {
          return server.send("GET", path, "").statusCode() == 200;
        } catch (IOException e) {
          throw new java.io.UncheckedIOException(e);
        }
      });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void deletesShowWhatGoes() throws IOException {
    create(201, "going");
    configure("mutating", "m", hook("m", hooks.config("/delete"), ON_CONFIG_MAPS, ""));
    send(200, "DELETE", CONFIG_MAPS + "/going", "");
    Unstructured request = hooks.asked("/delete").get(0).objectAt("request");
    assertThat(request.stringAt("operation")).isEqualTo("DELETE");
    assertThat(request.has("object")).isFalse();
    assertThat(request.stringAt("oldObject.metadata.name")).isEqualTo("going");
    assertThat(request.stringAt("options.kind")).isEqualTo("DeleteOptions");
  }

  @Test
  void aServiceIsCalledByItsAddressAndTrustedByItsName() throws IOException {
    send(
        201,
        "POST",
        "/api/v1/namespaces/default/services",
        "{'metadata':{'name':'hook'},'spec':{'type':'ExternalName','externalName':'localhost'}}");
    String config = "{'service':{'name':'hook','namespace':'default','path':'/service','port':"
        + hooks.port() + "},'caBundle':'" + hooks.caBundle() + "'}";
    configure("validating", "v", hook("v", config, ON_CONFIG_MAPS, ""));
    create(201, "served");
    assertThat(hooks.asked("/service")).hasSize(1);
  }

  @Test
  void connectionsAreKept() throws IOException {
    validate("/allow", "");
    create(201, "kept-0");
    int before = hooks.connections();
    for (int i = 1; i < 5; i++) {
      create(201, "kept-" + i);
    }
    assertThat(hooks.connections()).isEqualTo(before);
  }

  @Test
  void configurationsThemselvesAreExempt() throws IOException {
    String everything =
        "[{'operations':['*'],'apiGroups':['*'],'apiVersions':['*'],'resources':['*/*']}]";
    configure("validating", "v", hook("v", hooks.config("/deny"), everything, ""));
    create(400, "all");
    send(200, "DELETE", GROUP + "validatingwebhookconfigurations/v", "");
    create(201, "all");
  }
}
