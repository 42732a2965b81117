package dev.kubewalk.apiserver.endpoints.fieldmanager.fieldpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations on sets, written as FieldsV1. */
class SetTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'f:data':{'.':{},'f:k':{}}}",
        "{'f:spec':{'f:containers':{'k:{\\\"name\\\":\\\"c\\\"}':{'.':{},'f:image':{}}}}}",
        "{'f:metadata':{'f:finalizers':{'.':{},'v:\\\"e.com/1\\\"':{}}}}"
      })
  void readsWhatItWrites(String json) throws Exception {
    JsonNode fields = parse(json);
    assertThat(FieldsV1.write(FieldsV1.read(fields))).isEqualTo(fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'f:a':{},'f:b':{}} | {'f:b':{}} | {'f:a':{},'f:b':{}} | {'f:b':{}} | {'f:a':{}}",
        "{'f:a':{'f:x':{}}}  | {'f:a':{}} | {'f:a':{'.':{},'f:x':{}}} | {} | {'f:a':{'f:x':{}}}",
        "{'f:a':{'.':{},'f:x':{}}} | {'f:a':{'f:x':{}}} | {'f:a':{'.':{},'f:x':{}}}"
            + " | {'f:a':{'f:x':{}}} | {'f:a':{}}",
        "{'i:1':{}} | {'i:1':{}} | {'i:1':{}} | {'i:1':{}} | {}",
      })
  void operations(String a, String b, String union, String intersection, String difference)
      throws Exception {
    Set left = FieldsV1.read(parse(a));
    Set right = FieldsV1.read(parse(b));
    assertThat(FieldsV1.write(left.union(right))).isEqualTo(parse(union));
    assertThat(FieldsV1.write(left.intersection(right))).isEqualTo(parse(intersection));
    assertThat(FieldsV1.write(left.difference(right))).isEqualTo(parse(difference));
  }

  @Test
  void showsPathsOfALevelFirst() throws Exception {
    Set set = FieldsV1.read(
        parse("{'f:a':{'f:x':{}},'f:b':{},'f:l':{'k:{\\\"n\\\":1}':{},'v:true':{}}}"));
    assertThat(set.toString()).isEqualTo(".b\n.a.x\n.l[n=1]\n.l[=true]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'k:{invalid':{}}", "{'f':{}}", "{'name':{}}", "{'i:x':{}}"})
  void refusesWhatIsNoPathElement(String json) throws Exception {
    JsonNode fields = parse(json);
    assertThatThrownBy(() -> FieldsV1.read(fields)).isInstanceOf(FieldsException.class);
  }

  @Test
  void dropsFormsOfLaterVersions() throws Exception {
    assertThat(FieldsV1.read(parse("{'z:new':{},'f:a':{}}")).toString()).isEqualTo(".a");
  }

  private static JsonNode parse(String json) throws IOException {
    return MAPPER.readTree(json.strip().replace('\'', '"'));
  }
}
