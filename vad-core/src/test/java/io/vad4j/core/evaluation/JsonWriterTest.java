package io.vad4j.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

  @Test
  void writesNestedValuesInOrder() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", "a");
    map.put("numbers", List.of(1, 2L, 0.5));
    map.put("flag", true);
    map.put("nothing", List.of());
    map.put("words", List.of("x", "y"));

    assertThat(JsonWriter.write(map))
        .isEqualTo(
            """
            {
              "name": "a",
              "numbers": [1, 2, 0.5],
              "flag": true,
              "nothing": [],
              "words": [
                "x",
                "y"
              ]
            }
            """);
  }

  @Test
  void escapesWhatStringsMustNotHold() {
    assertThat(JsonWriter.write("a\"b\\c\nd\te\u0001"))
        .isEqualTo("\"a\\\"b\\\\c\\nd\\te\\u0001\"\n");
  }

  @Test
  void keepsLettersBeyondAscii() {
    assertThat(JsonWriter.write("Tür")).isEqualTo("\"Tür\"\n");
  }

  @Test
  void refusesNumbersThatJsonDoesNotHave() {
    assertThatThrownBy(() -> JsonWriter.write(List.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
