package io.vad4j.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.core.image.PixelMask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticScenarioTest {

  @ParameterizedTest
  @EnumSource(SyntheticScenario.class)
  void isAbnormalForAFractionOfItsTestClipsOnly(SyntheticScenario scenario) {
    SyntheticVideo clip = scenario.builder().seed(1).size(160, 120).build().testClip(1, 250);

    long abnormal = IntStream.range(0, 250).filter(clip::isAbnormal).count();
    assertThat(abnormal).isBetween(40L, 220L);
  }

  @Test
  void allPedestriansKeepToOneDirectionExceptAnomalies() {
    SyntheticScene scene =
        SyntheticScenario.DIRECTION.builder().seed(1).noise(0).illuminationDrift(0).build();
    SyntheticVideo clip = scene.testClip(3, 120);
    int first = IntStream.range(0, 120).filter(clip::isAbnormal).findFirst().orElseThrow();

    double early = middle(clip, first + 5);
    double late = middle(clip, first + 30);

    assertThat(late).isLessThan(early - 20);
  }

  private static double middle(SyntheticVideo clip, int frame) {
    PixelMask mask = clip.mask(frame);
    return IntStream.range(0, mask.width() * mask.height())
        .filter(i -> mask.contains(i % mask.width(), i / mask.width()))
        .mapToDouble(i -> i % mask.width())
        .average()
        .orElseThrow();
  }
}
