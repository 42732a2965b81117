package dev.kubewalk.apimachinery.runtime.serializer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kubewalk.apimachinery.errors.StatusException;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.schema.Schemas;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyDecoderTest {
  private static final Schemas SCHEMAS = Schemas.load();
  private static final String POD = "Pod in version \"v1\" cannot be handled as a Pod: ";

  private final BodyDecoder decoder = new BodyDecoder(new SchemaDecoder(SCHEMAS));

  private String decode(String kind, String body) {
    return decoder.decode(bytes(body), false, kind(kind)).node().toString();
  }

  private String decodeYaml(String kind, String body) {
    return decoder.decode(bytes(body), true, kind(kind)).node().toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static GroupVersionKind kind(String kind) {
    return switch (kind) {
      case "Deployment" -> new GroupVersionKind("apps", "v1", kind);
      case "Lease" -> new GroupVersionKind("coordination.k8s.io", "v1", kind);
      case "CustomResourceDefinition" -> new GroupVersionKind("apiextensions.k8s.io", "v1", kind);
      default -> new GroupVersionKind("", "v1", kind);
    };
  }

  static Stream<Arguments> wrongFields() {
    return Stream.of(
        Arguments.of(
            "Pod",
            "{\"spec\": {\"containers\": [{\"name\": \"c\", \"image\": 5}]}}",
            POD + "v1.Pod.Spec: v1.PodSpec.Containers: []v1.Container: v1.Container.Image: "
                + "ReadString: expects \" or n, but found 5, error found in #10 byte of "
                + "...|\"image\": 5}]}}|..., bigger context "
                + "...|{\"spec\": {\"containers\": [{\"name\": \"c\", \"image\": 5}]}}|..."),
        Arguments.of(
            "Pod",
            "{\"spec\": {\"terminationGracePeriodSeconds\": 99999999999999999999}}",
            POD + "v1.Pod.Spec: v1.PodSpec.TerminationGracePeriodSeconds: readUint64: overflow, "
                + "error found in #10 byte of ...|: 999999999999999999|..., bigger context "
                + "...|\"spec\": {\"terminationGracePeriodSeconds\": 99999999999999999999}}|..."),
        Arguments.of(
            "Pod",
            "{\"spec\": {\"terminationGracePeriodSeconds\": 30.0}}",
            POD + "v1.Pod.Spec: v1.PodSpec.TerminationGracePeriodSeconds: assertInteger: can not "
                + "decode float as int, error found in #10 byte of ...|conds\": 30.0}}|..., "
                + "bigger context ...|{\"spec\": {\"terminationGracePeriodSeconds\": 30.0}}|..."),
        // After an error reading goes on, and names the fields it passes.
        Arguments.of(
            "Deployment",
            "{\"spec\":{\"strategy\":{\"rollingUpdate\":{\"maxSurge\":1.5}},\"selector\":{}}}",
            "Deployment in version \"v1\" cannot be handled as a Deployment: v1.Deployment.Spec: "
                + "v1.DeploymentSpec.Selector: Strategy: v1.DeploymentStrategy.RollingUpdate: "
                + "v1.RollingUpdateDeployment.MaxSurge: unmarshalerDecoder: json: cannot unmarshal "
                + "number 1.5 into Go value of type int32, error found in #10 byte of "
                + "...|Surge\":1.5}},\"select|..., bigger context "
                + "...|spec\":{\"strategy\":{\"rollingUpdate\":{\"maxSurge\":1.5}},"
                + "\"selector\":{}}}|..."),
        Arguments.of(
            "ConfigMap",
            "{\"data\":5,\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"}}",
            "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: "
                + "v1.ConfigMap.ObjectMeta: v1.ObjectMeta.TypeMeta: Kind: Data: ReadMapCB: expect "
                + "{ or n, but found 5, error found in #9 byte of ...|{\"data\":5,\"kind\":\"C|..., "
                + "bigger context ...|{\"data\":5,\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"a\"}}|..."),
        Arguments.of(
            "Secret",
            "{\"data\": {\"k\": \"not base64!\"}}",
            "Secret in version \"v1\" cannot be handled as a Secret: v1.Secret.Data: decode base64: "
                + "illegal base64 data at input byte 3, error found in #10 byte of "
                + "...|t base64!\"}}|..., bigger context ...|{\"data\": {\"k\": \"not base64!\"}}|..."),
        Arguments.of(
            "Lease",
            "{\"spec\":{\"renewTime\":\"2020-01-01T00:00:10Z\"}}",
            "Lease in version \"v1\" cannot be handled as a Lease: v1.Lease.Spec: "
                + "v1.LeaseSpec.RenewTime: unmarshalerDecoder: parsing time "
                + "\"2020-01-01T00:00:10Z\" as \"2006-01-02T15:04:05.000000Z07:00\": cannot parse "
                + "\"Z\" as \".000000\", error found in #10 byte of ...|00:00:10Z\"}}|..., bigger "
                + "context ...|{\"spec\":{\"renewTime\":\"2020-01-01T00:00:10Z\"}}|..."));
  }

  static Stream<Arguments> wrongDocuments() {
    return Stream.of(
        Arguments.of(
            "ConfigMap",
            "[]",
            "the object provided is unrecognized (must be of type ConfigMap): couldn't get "
                + "version/kind; json parse error: json: cannot unmarshal array into Go value of "
                + "type struct { APIVersion string \"json:\\\"apiVersion,omitempty\\\"\"; Kind "
                + "string \"json:\\\"kind,omitempty\\\"\" } (5b5d)"),
        Arguments.of(
            "ConfigMap",
            "{\"data\":{\"k\":\"\\q\"}}",
            "the object provided is unrecognized (must be of type ConfigMap): couldn't get "
                + "version/kind; json parse error: invalid character 'q' in string escape code "
                + "({\"data\":{\"k\":\"\\q\"}})"),
        Arguments.of(
            "ConfigMap",
            "{",
            "the object provided is unrecognized (must be of type ConfigMap): couldn't get "
                + "version/kind; json parse error: unexpected end of JSON input ({)"),
        Arguments.of(
            "ConfigMap",
            "{\"kind\":\"Gizmo\"}",
            "Gizmo in version \"v1\" cannot be handled as a ConfigMap: no kind \"Gizmo\" is "
                + "registered for version \"v1\" in scheme "
                + "\"k8s.io/kubernetes/pkg/api/legacyscheme/scheme.go:30\""),
        Arguments.of(
            "ConfigMap",
            "{\"apiVersion\":\"a/b/c\"}",
            "the object provided is unrecognized (must be of type ConfigMap): unexpected "
                + "GroupVersion string: a/b/c ({\"apiVersion\":\"a/b/c\"})"));
  }

  @ParameterizedTest
  @MethodSource({"wrongFields", "wrongDocuments"})
  void wordsErrorsAsGoDoes(String kind, String body, String message) {
    assertThatThrownBy(() -> decode(kind, body))
        .isInstanceOfSatisfying(StatusException.class, e -> {
          assertThat(e.code()).isEqualTo(400);
          assertThat(e.getMessage()).isEqualTo(message);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void refusesWhatIsTooDeep(String open) {
    assertThatThrownBy(() -> decode("Pod", "{\"x\":" + open.repeat(100_000)))
        .isInstanceOf(StatusException.class)
        .hasMessageContaining("exceeded max depth");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"a\" 1}|invalid character '1' after object key",
        "{\"a\":1,}|invalid character '}' looking for beginning of object key string",
        "{\"a\":01}|invalid character '1' after object key:value pair",
        "{\"a\":[1 2]}|invalid character '2' after array element",
        "{\"a\":nul}|invalid character '}' in literal null (expecting 'l')",
        "{\"a\":-}|invalid character '}' in numeric literal",
        "{\"a\":1.}|invalid character '}' after decimal point in numeric literal",
        "{\"a\":1e}|invalid character '}' in exponent of numeric literal",
        "{\"a\":\"\\u12g4\"}|invalid character 'g' in \\u hexadecimal character escape",
        "{} x|invalid character 'x' after top-level value",
        "'a'|invalid character '\\'' looking for beginning of value",
        "|unexpected end of JSON input",
        "{\"kind\":5}|json: cannot unmarshal number into Go struct field .kind of type string",
      })
  void wordsSyntaxErrorsAsGoDoes(String body, String message) {
    assertThatThrownBy(() -> decode("Pod", body == null ? "" : body))
        .hasMessageContaining("couldn't get version/kind; json parse error: " + message);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        // Unknown fields, other cases of a name and empty fields go.
        Arguments.of(
            "ConfigMap",
            "{\"extra\":{\"deep\":[1,{}]},\"Data\":{\"x\":\"y\"},\"data\":{},\"immutable\":null}",
            "{'metadata':{'creationTimestamp':null},'apiVersion':'v1','kind':'ConfigMap'}"),
        // Maps that come twice merge; null in them is an empty string.
        Arguments.of(
            "ConfigMap",
            "{\"data\":{\"a\":\"1\",\"b\":null},\"data\":{\"a\":\"2\"}}",
            "{'data':{'a':'2','b':''},'metadata':{'creationTimestamp':null},"
                + "'apiVersion':'v1','kind':'ConfigMap'}"),
        Arguments.of(
            "ConfigMap",
            "{\"metadata\":{\"creationTimestamp\":\"2020-01-01T02:00:00.5+02:00\"}}",
            "{'metadata':{'creationTimestamp':'2020-01-01T00:00:00Z'},"
                + "'apiVersion':'v1','kind':'ConfigMap'}"),
        // A list that is empty and always written is lost in the store.
        Arguments.of(
            "LimitRange",
            "{\"spec\":{\"limits\":[]}}",
            "{'metadata':{'creationTimestamp':null},'spec':{'limits':null},"
                + "'apiVersion':'v1','kind':'LimitRange'}"),
        // What is always written is there, and only a pointer keeps its zero.
        Arguments.of(
            "Pod",
            "{\"spec\":{\"hostNetwork\":false,\"enableServiceLinks\":false,\"containers\":"
                + "[{\"name\":\"c\",\"resources\":{\"limits\":{\"cpu\":\"0.5\",\"memory\":1024}}}]}}",
            "{'spec':{'enableServiceLinks':false,'containers':[{'name':'c','resources':"
                + "{'limits':{'cpu':'500m','memory':'1024'}}}]},"
                + "'metadata':{'creationTimestamp':null},'status':{},"
                + "'apiVersion':'v1','kind':'Pod'}"),
        Arguments.of(
            "Pod",
            "{}",
            "{'metadata':{'creationTimestamp':null},'spec':{'containers':null},'status':{},"
                + "'apiVersion':'v1','kind':'Pod'}"),
        Arguments.of(
            "Service",
            "{\"spec\":{\"ports\":[{\"port\":80},{\"port\":1,\"targetPort\":\"web\"}]}}",
            "{'spec':{'ports':[{'port':80,'targetPort':0},{'port':1,'targetPort':'web'}]},"
                + "'metadata':{'creationTimestamp':null},'status':{'loadBalancer':{}},"
                + "'apiVersion':'v1','kind':'Service'}"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void givesTheFormOfTheStruct(String kind, String body, String expected) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.readTree(decode(kind, body)))
        .isEqualTo(mapper.readTree(expected.replace('\'', '"')));
  }

  @Test
  void schemasInsideOfSchemasAreKept() throws Exception {
    String schema = "{'type':'object','additionalProperties':{'type':'string','bogus':1},"
        + "'items':[{'type':'integer','maximum':3.5}],'default':{'a':null,'b':1.0}}";
    String body =
        "{'spec':{'versions':[{'name':'v1','schema':{'openAPIV3Schema':" + schema + "}}]}}";
    String decoded = decode("CustomResourceDefinition", body.replace('\'', '"'));
    assertThat(decoded)
        .contains("\"additionalProperties\":{\"type\":\"string\"}")
        .contains("\"items\":[{\"type\":\"integer\",\"maximum\":3.5}]")
        .contains("\"default\":{\"a\":null,\"b\":1.0}");
  }

  @Test
  void readsUnicode() {
    assertThat(decode("ConfigMap", "{\"data\":{\"k\":\"\\u00e4\\ud83d\\ude00 ß \\ud800x\"}}"))
        .contains("\"k\":\"ä😀 ß \uFFFDx\"");
  }

  @Test
  void readsYaml() {
    String yaml = """
        # by hand
        metadata:
          name: "y"
          labels: &l {on: "off", n: "1"}
          annotations:
            <<: *l
            day: 2020-01-01
        data:
          k: |
            two
            lines
          "no": '7'
        ---
        just: another
        """;
    assertThat(decodeYaml("ConfigMap", yaml))
        .contains("\"labels\":{\"false\":\"1\",\"true\":\"off\"}")
        .contains("\"annotations\":{\"day\":\"2020-01-01\",\"false\":\"1\",\"true\":\"off\"}")
        .contains("\"k\":\"two\\nlines\\n\"")
        .contains("\"no\":\"7\"");
  }

  @ParameterizedTest
  @MethodSource("wrongYaml")
  void wordsYamlErrorsAsGoDoes(String body, String message) {
    assertThatThrownBy(() -> decodeYaml("ConfigMap", body)).hasMessageContaining(message);
  }

  static Stream<Arguments> wrongYaml() {
    return Stream.of(
        Arguments.of(
            "metadata: {name: doc}\ndata:\n  k: yes\n",
            "v1.ConfigMap.Data: ReadString: expects \" or n, but found t, error found in #10 byte"
                + " of ...|ta\":{\"k\":true},\"meta|..."),
        Arguments.of("metadata:\n  name: 010\n", "ReadString: expects \" or n, but found 8"),
        Arguments.of(
            "kind: ConfigMap\nmetadata:\n  name: doc\n bad: [\n",
            "yaml: line 3: did not find expected key (6b696e643a20436f6e6669674d61700a6d65746164617"),
        Arguments.of("\tkind: x\n", "yaml: found character that cannot start any token (096b"),
        Arguments.of("just words", "json: cannot unmarshal string into Go value of type struct"));
  }
}
