package dev.kubewalk.apiserver.admission.plugin.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as an answer. Patches are the base64 of {@code []}. */
class AdmissionResponseTest {
  private static AdmissionResponse parse(String version, boolean mutating, String json)
      throws IOException {
    byte[] body = json.replace('\'', '"').getBytes(UTF_8);
    return AdmissionResponse.parse(body, version, "u", mutating);
  }

  private static String review(String response) {
    return "{'apiVersion':'admission.k8s.io/v1','kind':'AdmissionReview','response':{" + response
        + "}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "null                             | true  | webhook response was absent",
        "{}                               | true  | webhook response was absent",
        "{'response':null}                | true  | webhook response was absent",
        "{'response':{}}                  | true  | expected response.uid=\"u\", got \"\"",
        "{'response':{'uid':'u'}}         | true  | expected webhook response of"
            + " admission.k8s.io/v1, Kind=AdmissionReview, got /, Kind=",
        "'uid':'u','patch':'W10='         | true  | webhook returned response.patch but not"
            + " response.patchType",
        "'uid':'u','patchType':'JSONPatch' | true | webhook returned response.patchType but not"
            + " response.patch",
        "'uid':'u','patch':'W10=','patchType':'' | true | webhook returned invalid"
            + " response.patchType of \"\"",
        "'uid':'u','patch':'W10=','patchType':'Merge' | true | unsupported patch type \"Merge\"",
        "'uid':'u','patch':'W10='         | false | validating webhook may not return"
            + " response.patch",
        "'uid':'u','patchType':'JSONPatch' | false | validating webhook may not return"
            + " response.patchType",
      })
  void whatIsRefusedInV1(String answer, boolean mutating, String message) {
    String body = answer.startsWith("'") ? review(answer) : answer;
    assertThatThrownBy(() -> parse("v1", mutating, body))
        .isInstanceOf(IOException.class)
        .hasMessage(message);
  }

  @Test
  void theOlderVersionTakesWhatComes() throws IOException {
    AdmissionResponse response =
        parse("v1beta1", true, "{'response':{'allowed':true,'patch':'W10='}}");
    assertThat(response.allowed()).isTrue();
    assertThat(response.patch()).isEqualTo("[]".getBytes(UTF_8));
    assertThat(parse("v1beta1", false, "{'response':{'patch':'W10='}}").patch()).isEmpty();
  }

  @Test
  void aDenialHasAStatus() throws IOException {
    AdmissionResponse response =
        parse("v1", false, review("'uid':'u','allowed':false,'status':{'message':'no'}"));
    assertThat(response.allowed()).isFalse();
    assertThat(response.status().orElseThrow().stringAt("message")).isEqualTo("no");
  }
}
