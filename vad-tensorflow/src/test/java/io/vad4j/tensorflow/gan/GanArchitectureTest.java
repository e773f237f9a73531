package io.vad4j.tensorflow.gan;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.tensorflow.LayerSummary;
import io.vad4j.tensorflow.network.Parameter;
import org.junit.jupiter.api.Test;

class GanArchitectureTest {
  /** The public outline: 160 × 160 gray pixels, 32 channels in the first layer. */
  private final GanArchitecture published = new GanArchitecture(160, 160, 32, 256);

  @Test
  void layersHaveTheShapesOfTheOutline() {
    assertThat(published.layers())
        .extracting(layer -> layer.rows() + "x" + layer.columns() + "x" + layer.channels())
        .containsExactly(
            "160x160x1",
            "80x80x32",
            "40x40x64",
            "20x20x128",
            "10x10x256",
            "5x5x512",
            "1x1x256",
            "1x1x6400",
            "40x40x128",
            "80x80x64",
            "160x160x32",
            "160x160x1");
  }

  @Test
  void layersAddUpToTheParametersOfTheGenerator() {
    long parameters =
        published.parameters().stream()
            .filter(Parameter::trainable)
            .filter(GanArchitecture::isOfGenerator)
            .mapToLong(Parameter::size)
            .sum();
    assertThat(published.layers().stream().mapToLong(LayerSummary::parameters).sum())
        .isEqualTo(parameters);
  }

  @Test
  void everyParameterBelongsToOneNetwork() {
    assertThat(published.parameters())
        .allSatisfy(
            parameter ->
                assertThat(
                        (GanArchitecture.isOfGenerator(parameter) ? 1 : 0)
                            + (GanArchitecture.isOfImageDiscriminator(parameter) ? 1 : 0)
                            + (GanArchitecture.isOfLatentDiscriminator(parameter) ? 1 : 0))
                    .isEqualTo(1));
  }
}
