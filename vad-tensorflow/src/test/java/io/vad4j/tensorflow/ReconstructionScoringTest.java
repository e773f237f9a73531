package io.vad4j.tensorflow;

import static io.vad4j.tensorflow.ReconstructionFixture.TINY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconstructionScoringTest {
  private static final List<Frame> CLIP = StreetFixture.clip(12, 9);
  private static ScorerModel model;
  private static Map<String, byte[]> parts;

  @BeforeAll
  static void train() {
    model = ReconstructionFixture.train(TINY);
    parts = model.save();
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static ScorerModel load(Options options) {
    return ReconstructionFixture.PROVIDER.load(options, parts);
  }

  private static AnomalyMap last(ScorerModel scored) {
    try (Scorer scorer = scored.newScorer()) {
      AnomalyMap map = null;
      for (Frame frame : CLIP) {
        map = scorer.score(frame).orElse(null);
      }
      return map;
    }
  }

  private static Reconstruction lastReconstruction(ScorerModel reconstruction) {
    List<Reconstruction> frames = new ArrayList<>();
    try (ReconstructionInspector inspector = MaskedAutoencoder.of(reconstruction).newInspector()) {
      CLIP.forEach(frame -> inspector.inspect(frame).ifPresent(frames::add));
    }
    assertThat(frames).hasSize(CLIP.size() - 1);
    return frames.get(frames.size() - 1);
  }

  @Test
  void mapHasOneCellPerEightPixels() {
    assertThat(last(model).columns()).isEqualTo(2);
    assertThat(last(model).rows()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "weighted-error", "motion", "hybrid"})
  void everyScoreTypeMatchesTheInspector(String score) {
    Reconstruction reconstruction = lastReconstruction(model);
    AnomalyMap expected =
        switch (score) {
          case "error" -> reconstruction.maps().error();
          case "weighted-error" -> reconstruction.maps().weightedError();
          case "motion" -> reconstruction.maps().motion();
          default -> reconstruction.hybrid();
        };
    try (ScorerModel other = load(TINY.with("score-type", score))) {
      assertThat(last(other)).isEqualTo(expected);
    }
  }

  @Test
  void errorIsTheMeanSquaredDifferenceOfInputAndOutput() {
    Reconstruction reconstruction = lastReconstruction(model);
    double sum = 0;
    for (int i = 0; i < reconstruction.input().length; i++) {
      sum += Math.pow(reconstruction.input()[i] - reconstruction.output()[i], 2);
    }
    assertThat(reconstruction.maps().error().mean()).isCloseTo(sum / 256, within(1e-6));
  }

  @Test
  void hybridScoreIsAlphaTimesErrorPlusBetaTimesMotion() {
    try (ScorerModel other = load(TINY.with("alpha", 3).with("beta", 0.5))) {
      Reconstruction reconstruction = lastReconstruction(other);
      assertThat(reconstruction.hybrid().value(1, 1))
          .isCloseTo(
              3 * reconstruction.maps().error().value(1, 1)
                  + 0.5f * reconstruction.maps().motion().value(1, 1),
              within(1e-5f));
    }
  }

  @Test
  void autoWeightsAreInverseStandardDeviationsOnNormalFrames() {
    MaskedAutoencoder view = MaskedAutoencoder.of(model);
    List<Float> motions = new ArrayList<>();
    List<Float> errors = new ArrayList<>();
    for (long seed = 20; seed < 24; seed++) {
      try (ReconstructionInspector inspector = view.newInspector()) {
        for (Frame frame : StreetFixture.clip(40, seed)) {
          inspector
              .inspect(frame)
              .ifPresent(
                  reconstruction -> {
                    add(motions, reconstruction.maps().motion());
                    add(errors, reconstruction.maps().error());
                  });
        }
      }
    }
    assertThat(view.beta() * deviation(motions)).isBetween(0.5, 2.0);
    assertThat(view.alpha() * deviation(errors)).isBetween(0.3, 3.0);
  }

  private static void add(List<Float> values, AnomalyMap map) {
    for (float value : map.values()) {
      values.add(value);
    }
  }

  private static double deviation(List<Float> values) {
    double mean = values.stream().mapToDouble(Float::doubleValue).average().orElseThrow();
    return Math.sqrt(
        values.stream().mapToDouble(value -> Math.pow(value - mean, 2)).average().orElseThrow());
  }

  @Test
  void gradCamIsLocalized() {
    AnomalyMap gradCam = lastReconstruction(model).gradCam();
    assertThat(gradCam.columns()).isEqualTo(2);
    assertThat(gradCam.max()).isPositive();
  }

  @Test
  void complementaryMasksChangeTheReconstruction() {
    try (ScorerModel masked = load(TINY.with("inference-mask", "complementary"))) {
      assertThat(lastReconstruction(masked).output())
          .isNotEqualTo(lastReconstruction(model).output());
    }
  }

  @Test
  void bfloat16GivesNearlyTheSameMapsWhereTheProcessorHasIt() {
    try (ScorerModel other = load(TINY.with("precision", "bfloat16"))) {
      AnomalyMap expected = last(model);
      AnomalyMap map = last(other);
      assertThat(other.environment().get("precision")).isIn("float32", "bfloat16");
      for (int cell = 0; cell < 4; cell++) {
        assertThat(map.values()[cell])
            .isCloseTo(expected.values()[cell], within(0.02f * expected.max()));
      }
    }
  }

  @Test
  void resetInspectorStartsANewClip() {
    try (ReconstructionInspector inspector = MaskedAutoencoder.of(model).newInspector()) {
      inspector.inspect(CLIP.get(0));
      inspector.reset();
      assertThat(inspector.inspect(CLIP.get(1))).isEmpty();
    }
  }

  @Test
  void severalFramesAreScoredFromTheSecondOnAndChangeTheReconstruction() {
    Options temporal = TINY.with("input-frames", 3);
    try (ScorerModel trained = ReconstructionFixture.train(temporal);
        ScorerModel loaded = ReconstructionFixture.PROVIDER.load(temporal, trained.save());
        ReconstructionInspector inspector = MaskedAutoencoder.of(loaded).newInspector()) {
      Reconstruction expected = lastReconstruction(trained);
      assertThat(lastReconstruction(loaded).output()).isEqualTo(expected.output());
      inspector.inspect(StreetFixture.clip(12, 77).get(0));
      Frame newest = CLIP.get(CLIP.size() - 1);
      assertThat(inspector.inspect(newest).orElseThrow().output()).isNotEqualTo(expected.output());
    }
  }

  @Test
  void summaryListsTheLayers() {
    assertThat(model.summary()).contains("Conv 3x3 128, ReLU").contains("332,801");
    assertThat(MaskedAutoencoder.of(model).layers()).hasSize(14);
  }

  @Test
  void environmentNamesTheDevice() {
    assertThat(model.environment()).containsKey("tensorflow").containsKey("device");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.txt", "network.f32", "history.csv"})
  void namesATruncatedPart(String part) {
    Map<String, byte[]> truncated = new HashMap<>(parts);
    truncated.put(part, Arrays.copyOf(parts.get(part), 50));
    assertThatThrownBy(() -> ReconstructionFixture.PROVIDER.load(TINY, truncated))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.txt", "network.f32", "history.csv"})
  void namesAMissingPart(String part) {
    Map<String, byte[]> incomplete = new HashMap<>(parts);
    incomplete.remove(part);
    assertThatThrownBy(() -> ReconstructionFixture.PROVIDER.load(TINY, incomplete))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("masked-autoencoder")
        .hasMessageContaining(part);
  }

  @Test
  void rejectsAModelOfAnotherArchitecture() {
    Options motion = ReconstructionFixture.PROVIDER.descriptor().resolve(Options.none());
    assertThatThrownBy(() -> load(motion))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("architecture reconstruction");
  }
}
