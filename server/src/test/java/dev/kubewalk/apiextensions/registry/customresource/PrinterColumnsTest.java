package dev.kubewalk.apiextensions.registry.customresource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kubewalk.apiserver.registry.rest.Column;
import dev.kubewalk.registry.page.Pages;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterColumnsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "string;'a';\"a\"",
        "string;1;\"1\"",
        "string;1.50;\"1.5\"",
        "string;2.0;\"2\"",
        "string;1e10;\"1e+10\"",
        "string;[12345678.5];\"[1.23456785e+07]\"",
        "string;true;\"true\"",
        "string;null;\"<no value>\"",
        "string;[1,'b'];\"[1 b]\"",
        "string;[null];\"[<nil>]\"",
        "string;{'b':1,'a':[]};\"map[a:[] b:1]\"",
        "integer;7;7",
        "integer;7.9;7",
        "integer;'7';null",
        "number;7.5;7.5",
        "boolean;true;true",
        "boolean;'true';null",
        "date;'2020-01-02T03:04:00Z';\"5s\"",
        "date;'';\"<unknown>\"",
        "date;'soon';\"<invalid>\"",
        "date;5;null",
        "date;null;null"
      })
  void cells(String type, String value, String shown) {
    Column[] columns = PrinterColumns.of(Pages.json(
        "{'additionalPrinterColumns':[{'name':'c','type':'" + type + "','jsonPath':'.spec.v'}]}"));
    var object = Pages.json("{'spec':{'v':" + value + "}}");
    Instant now = Instant.parse("2020-01-02T03:04:05Z");
    assertEquals(shown, columns[0].cell().of(object, now).toString());
  }

  @ParameterizedTest
  @CsvSource({".spec.missing", ".spec.v.below", ".spec.v[0]"})
  void nothingFoundIsNull(String path) {
    Column[] columns = PrinterColumns.of(Pages.json(
        "{'additionalPrinterColumns':[{'name':'c','type':'string','jsonPath':'" + path + "'}]}"));
    var object = Pages.json("{'spec':{'v':null}}");
    assertEquals("null", columns[0].cell().of(object, Instant.EPOCH).toString());
  }
}
