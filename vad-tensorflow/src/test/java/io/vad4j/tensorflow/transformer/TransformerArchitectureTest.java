package io.vad4j.tensorflow.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.tensorflow.LayerSummary;
import io.vad4j.tensorflow.network.Parameter;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TransformerArchitectureTest {
  /** The published shape: color frames of 320 × 640 pixels, patches of 16. */
  private final TransformerArchitecture published =
      new TransformerArchitecture(320, 640, 16, 3, 256, 0.5);

  @Test
  void publishedShapeHasThePublishedParameters() {
    assertThat(count(parameter -> true)).isEqualTo(3_042_560);
  }

  @Test
  void partsOfThePublishedShapeHaveThePublishedParameters() {
    Predicate<Parameter> student = TransformerArchitecture::isOfStudent;
    Predicate<Parameter> decoder =
        parameter ->
            parameter.name().startsWith("decoder")
                || parameter.name().startsWith(TransformerArchitecture.PROJECTION)
                || parameter.name().equals(TransformerArchitecture.MASK_TOKEN);
    assertThat(count(student)).isEqualTo(269_056);
    assertThat(count(decoder)).isEqualTo(575_488);
    assertThat(count(student.or(decoder).negate())).isEqualTo(2_198_016);
  }

  private long count(Predicate<Parameter> selected) {
    return TokenOps.trainableCount(published.parameters().stream().filter(selected).toList());
  }

  @Test
  void layersAddUpToTheParameters() {
    assertThat(published.layers().stream().mapToLong(LayerSummary::parameters).sum())
        .isEqualTo(3_042_560);
  }

  @Test
  void publishedShapeTakes2700MillionMultiplyAdds() {
    assertThat(published.layers().stream().mapToLong(LayerSummary::multiplyAdds).sum())
        .isEqualTo(2_677_025_280L);
  }

  @Test
  void hasTheTokensOfThePublishedShape() {
    assertThat(published.patchCount()).isEqualTo(800);
    assertThat(published.visibleCount()).isEqualTo(400);
  }
}
