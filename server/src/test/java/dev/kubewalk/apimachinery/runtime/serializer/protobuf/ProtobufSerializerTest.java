package dev.kubewalk.apimachinery.runtime.serializer.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kubewalk.apimachinery.runtime.schema.GroupVersionKind;
import dev.kubewalk.apimachinery.runtime.serializer.json.DecodeException;
import dev.kubewalk.apimachinery.schema.Schemas;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtobufSerializerTest {
  private static final GroupVersionKind POD = new GroupVersionKind("", "v1", "Pod");

  private final ProtobufSerializer protobuf = new ProtobufSerializer(Schemas.load());
  private final ObjectMapper mapper = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind':'Secret','apiVersion':'v1','metadata':{'name':'s','labels':{'a':'b'}},"
            + "'data':{'k':'AAH/','empty':''}}",
        "{'kind':'Pod','apiVersion':'v1','metadata':{'creationTimestamp':'2020-04-01T10:20:30Z',"
            + "'managedFields':[{'time':'2020-04-01T10:20:30Z','fieldsV1':{'f:a':{}}}]},"
            + "'spec':{'volumes':[{'name':'v','emptyDir':{}}],'priority':-5,"
            + "'containers':[{'name':'c','resources':{'limits':{'cpu':'500m'}},"
            + "'livenessProbe':{'httpGet':{'port':'http'}}}]},'status':{}}",
        "{'kind':'SelfSubjectAccessReview','apiVersion':'authorization.k8s.io/v1','metadata':{},"
            + "'spec':{},'status':{'allowed':true}}",
        "{'kind':'SubjectAccessReview','apiVersion':'authorization.k8s.io/v1','metadata':{},"
            + "'spec':{'extra':{'x':['1','2']}},'status':{}}",
        "{'kind':'Lease','apiVersion':'coordination.k8s.io/v1','metadata':{},"
            + "'spec':{'renewTime':'2020-04-01T10:20:30.123456Z'}}",
      })
  void comesBackAsItWas(String text) throws Exception {
    ObjectNode object = (ObjectNode) mapper.readTree(text.replace('\'', '"'));
    ObjectNode back = protobuf.decode(protobuf.encode(object), POD);
    assertThat(mapper.readTree(back.toString())).isEqualTo(object);
  }

  @Test
  void writesTheBytesOfARealServer() throws Exception {
    ObjectNode status =
        (ObjectNode) mapper.readTree("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},"
            + "\"status\":\"Failure\",\"code\":406}");
    assertThat(HexFormat.of().formatHex(protobuf.encode(status)))
        .isEqualTo("6b387300" + "0a0c" + "0a027631" + "1206537461747573"
            + "1218" + "0a06" + "0a0012001a00" + "1207" + "4661696c757265"
            + "1a00" + "2200" + "309603" + "1a00" + "2200");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|empty data",
        "7b7d|provided data does not appear to be a protobuf message",
        "6b38730012050a|unexpected EOF",
        "6b387300120100|proto: illegal tag 0",
        "6b38730012020801|proto: wrong wireType = 0 for field metadata",
        "6b387300120109|proto: wrong wireType = 1 for field metadata",
      })
  void garbageIsRefused(String hex, String message) {
    byte[] data = HexFormat.of().parseHex(hex);
    assertThatThrownBy(() -> protobuf.decode(data, POD))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining(message);
  }

  @Test
  void everyCutIsRefusedOrRead() throws Exception {
    ObjectNode object =
        (ObjectNode) mapper.readTree("{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\","
            + "\"metadata\":{\"name\":\"a\",\"generation\":7},\"data\":{\"k\":\"v\"}}");
    byte[] whole = protobuf.encode(object);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        assertThat(protobuf.decode(cut, POD)).isNotNull();
      } catch (DecodeException e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  @Test
  void kindsWithoutNumbersAreRefusedByName() {
    byte[] data = new Envelope("discovery.k8s.io/v1beta1", "EndpointSlice", new byte[0]).write();
    assertThatThrownBy(() -> protobuf.decode(data, POD))
        .hasMessageContaining("object *v1beta1.EndpointSlice does not implement");
  }
}
