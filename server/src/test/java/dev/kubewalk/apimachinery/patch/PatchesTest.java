package dev.kubewalk.apimachinery.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Lists called byName merge by name, those called set as sets. */
  private static final PatchSchema SCHEMA = new PatchSchema() {
    @Override
    public Field field(String name) {
      return switch (name) {
        case "byName" -> new Field(List.of("merge"), "name", this);
        case "set" -> new Field(List.of("merge"), "", this);
        default -> new Field(List.of(), "", this);
      };
    }
  };

  private static ObjectNode object(String text) throws Exception {
    return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':1}         | [{'op':'add','path':'/b','value':2}]           | {'a':1,'b':2}",
        "{'a':1}         | [{'op':'replace','path':'/b','value':2}]       | {'a':1,'b':2}",
        "{'a':[1,2]}     | [{'op':'add','path':'/a/-','value':3}]         | {'a':[1,2,3]}",
        "{'a':[1,2]}     | [{'op':'remove','path':'/a/-1'}]               | {'a':[1]}",
        "{'a':1}         | [{'op':'move','from':'/a','path':'/b'}]        | {'b':1}",
        "{'a':1}         | [{'op':'copy','from':'/x','path':'/b'}]        | {'a':1,'b':null}",
        "{'a':1}         | [{'op':'test','path':'/x','value':null}]       | {'a':1}",
        "{'a/b':{'~':1}} | [{'op':'replace','path':'/a~1b/~0','value':2}] | {'a/b':{'~':2}}",
      })
  void jsonPatch(String original, String patch, String result) throws Exception {
    JsonPatch parsed = JsonPatch.parse(MAPPER.readTree(patch.replace('\'', '"')));
    assertThat(parsed.apply(object(original))).isEqualTo(object(result));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[{'op':'remove','path':'/b'}]",
        "[{'op':'test','path':'/a','value':1.0}]",
        "[{'op':'add','path':'/list/9','value':1}]",
        "[{'op':'add','path':'/list/x','value':1}]",
        "[{'op':'move','from':'/none','path':'/b'}]",
        "[{}]",
      })
  void jsonPatchThatDoesNotApply(String patch) throws Exception {
    JsonPatch parsed = JsonPatch.parse(MAPPER.readTree(patch.replace('\'', '"')));
    assertThatThrownBy(() -> parsed.apply(object("{'a':1,'list':[1]}")))
        .isInstanceOfSatisfying(
            PatchException.class,
            e -> assertThat(e.kind()).isEqualTo(PatchException.Kind.DOES_NOT_APPLY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':1,'b':2}     | {'a':null,'c':{'x':null,'y':1}} | {'b':2,'c':{'y':1}}",
        "{'a':{'b':1}}     | {'a':{'c':2}}                   | {'a':{'b':1,'c':2}}",
        "{'a':[{'b':1}]}   | {'a':[{'c':null}]}              | {'a':[{}]}",
      })
  void mergePatch(String original, String patch, String result) throws Exception {
    assertThat(JsonMergePatch.apply(object(original), object(patch))).isEqualTo(object(result));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'byName':[{'name':'a','x':1}]} | {'byName':[{'name':'a','y':2},{'name':'b'}]}"
            + " | {'byName':[{'name':'a','x':1,'y':2},{'name':'b'}]}",
        "{'byName':[{'name':'a'},{'name':'b'}]} | {'byName':[{'name':'a','$patch':'delete'}]}"
            + " | {'byName':[{'name':'b'}]}",
        "{'byName':[{'name':'a'}]} | {'byName':[{'name':'n'}]}"
            + " | {'byName':[{'name':'n'},{'name':'a'}]}",
        "{'byName':[{'name':'a'}]} | {'byName':[{'name':'b'},{'$patch':'replace'}]}"
            + " | {'byName':[{'name':'b'}]}",
        "{'set':['a','b']} | {'set':['c']} | {'set':['c','a','b']}",
        "{'set':['a','b']} | {'$deleteFromPrimitiveList/set':['a']} | {'set':['b']}",
        "{'plain':[1]} | {'plain':[2]} | {'plain':[2]}",
        "{'m':{'a':1,'b':2}} | {'m':{'$patch':'replace','c':3}} | {'m':{'c':3}}",
        "{'m':{'a':1,'b':2}} | {'m':{'$retainKeys':['a'],'a':3}} | {'m':{'a':3}}",
        "{'byName':[{'name':'a'},{'name':'b'}]}"
            + " | {'$setElementOrder/byName':[{'name':'b'},{'name':'a'}]}"
            + " | {'byName':[{'name':'b'},{'name':'a'}]}",
      })
  void strategicMerge(String original, String patch, String result) throws Exception {
    assertThat(StrategicMergePatch.apply(object(original), object(patch), SCHEMA))
        .isEqualTo(object(result));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'byName':[{'x':1}]} | map: map[x:1] does not contain declared merge key: name",
        "{'byName':[{'name':'a','$patch':'explode'}]}"
            + " | unknown patch type: explode in map: map[$patch:explode name:a]",
        "{'$setElementOrder/byName':'x'} | expected a []interface {}, but received a string",
        "{'m':{'$retainKeys':['a'],'b':1}} | invalid patch format of retainKeys",
      })
  void strategicMergeThatFails(String patch, String message) throws Exception {
    ObjectNode original = object("{'byName':[{'name':'a'}],'m':{'a':1}}");
    assertThatThrownBy(() -> StrategicMergePatch.apply(original, object(patch), SCHEMA))
        .hasMessage(message);
  }
}
