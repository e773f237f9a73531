package io.vad4j.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

  @Test
  void comparesNumbersByValue() {
    assertThat(sorted("frame10", "frame2", "frame1"))
        .containsExactly("frame1", "frame2", "frame10");
  }

  @Test
  void ordersNumbersLargerThanALong() {
    assertThat(sorted("100000000000000000000", "99999999999999999999"))
        .containsExactly("99999999999999999999", "100000000000000000000");
  }

  @Test
  void comparesEveryNumberOfAName() {
    assertThat(sorted("2_10", "2_9", "1_20")).containsExactly("1_20", "2_9", "2_10");
  }

  @Test
  void distinguishesNamesThatDifferInLeadingZeros() {
    assertThat(sorted("a1", "a01")).containsExactly("a01", "a1");
    assertThat(NaturalOrder.INSTANCE.compare("a1", "a01")).isNotZero();
  }

  @Test
  void putsTheShorterNameFirst() {
    assertThat(sorted("frame1.png", "frame")).containsExactly("frame", "frame1.png");
  }

  private static List<String> sorted(String... names) {
    return List.of(names).stream().sorted(NaturalOrder.INSTANCE).toList();
  }
}
