package io.vad4j.tensorflow;

import static io.vad4j.tensorflow.PaperFootage.TINY;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaperScoringTest {
  private static final List<Frame> CLIP = Street.clip(12, 9);
  private static ScorerModel model;
  private static Map<String, byte[]> parts;

  @BeforeAll
  static void train() {
    model = PaperFootage.train(TINY);
    parts = model.save();
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static ScorerModel load(Options options) {
    return PaperFootage.PROVIDER.load(options, parts);
  }

  private static AnomalyMap last(ScorerModel scored) {
    try (Scorer scorer = scored.open()) {
      AnomalyMap map = null;
      for (Frame frame : CLIP) {
        map = scorer.score(frame).orElse(null);
      }
      return map;
    }
  }

  private static StudiedFrame lastStudied(ScorerModel studied) {
    List<StudiedFrame> frames = new ArrayList<>();
    try (FrameStudy study = MaskedAutoencoder.of(studied).study()) {
      CLIP.forEach(frame -> study.study(frame).ifPresent(frames::add));
    }
    assertThat(frames).hasSize(CLIP.size() - 1);
    return frames.get(frames.size() - 1);
  }

  @Test
  void theMapHasACellForEightPixelsOfThePicture() {
    assertThat(last(model).columns()).isEqualTo(2);
    assertThat(last(model).rows()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "weighted-error", "motion", "hybrid"})
  void everyScoreIsWhatTheStudyShows(String score) {
    StudiedFrame studied = lastStudied(model);
    AnomalyMap expected =
        switch (score) {
          case "error" -> studied.error();
          case "weighted-error" -> studied.weightedError();
          case "motion" -> studied.motion();
          default -> studied.hybrid();
        };
    try (ScorerModel other = load(TINY.with("score", score))) {
      assertThat(last(other)).isEqualTo(expected);
    }
  }

  @Test
  void theErrorIsTheMeanSquareBetweenInputAndReconstruction() {
    StudiedFrame studied = lastStudied(model);
    double sum = 0;
    for (int i = 0; i < studied.input().length; i++) {
      sum += Math.pow(studied.input()[i] - studied.reconstruction()[i], 2);
    }
    assertThat(studied.error().mean()).isCloseTo(sum / 256, within(1e-6));
  }

  @Test
  void theHybridScoreIsAlphaTimesErrorPlusBetaTimesMotion() {
    try (ScorerModel other = load(TINY.with("alpha", 3).with("beta", 0.5))) {
      StudiedFrame studied = lastStudied(other);
      assertThat(studied.hybrid().value(1, 1))
          .isCloseTo(
              3 * studied.error().value(1, 1) + 0.5f * studied.motion().value(1, 1), within(1e-5f));
    }
  }

  @Test
  void weightsOfItsOwnChoosingAreTheInverseOfTheSpreadOnNormalFootage() {
    MaskedAutoencoder view = MaskedAutoencoder.of(model);
    List<Float> motions = new ArrayList<>();
    List<Float> errors = new ArrayList<>();
    for (long seed = 20; seed < 24; seed++) {
      try (FrameStudy study = view.study()) {
        for (Frame frame : Street.clip(40, seed)) {
          study
              .study(frame)
              .ifPresent(
                  studied -> {
                    add(motions, studied.motion());
                    add(errors, studied.error());
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
  void gradCamShowsAPlaceInThePicture() {
    AnomalyMap attention = lastStudied(model).gradCam();
    assertThat(attention.columns()).isEqualTo(2);
    assertThat(attention.max()).isPositive();
  }

  @Test
  void complementaryMasksReconstructWithoutSeeing() {
    try (ScorerModel masked = load(TINY.with("test-mask", "complementary"))) {
      assertThat(lastStudied(masked).reconstruction())
          .isNotEqualTo(lastStudied(model).reconstruction());
    }
  }

  @Test
  void aStudyThatWasResetStartsAnew() {
    try (FrameStudy study = MaskedAutoencoder.of(model).study()) {
      study.study(CLIP.get(0));
      study.reset();
      assertThat(study.study(CLIP.get(1))).isEmpty();
    }
  }

  @Test
  void theSummaryIsTheTableOfLayers() {
    assertThat(model.summary()).contains("Conv 3x3 128, ReLU").contains("332,801");
    assertThat(MaskedAutoencoder.of(model).layers()).hasSize(14);
  }

  @Test
  void theRecordNamesTheDevice() {
    assertThat(model.environment()).containsKey("tensorflow").containsKey("device");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.txt", "network.f32", "history.csv"})
  void aDamagedPartIsRefused(String part) {
    Map<String, byte[]> damaged = new java.util.HashMap<>(parts);
    byte[] bytes = damaged.get(part).clone();
    bytes[bytes.length / 2] ^= 1;
    damaged.put(part, bytes);
    assertThatThrownBy(() -> PaperFootage.PROVIDER.load(TINY, damaged))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(part);
  }

  @Test
  void aModelOfTheOtherArchitectureIsRefused() {
    Options motion = PaperFootage.PROVIDER.descriptor().complete(Options.none());
    assertThatThrownBy(() -> load(motion))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("architecture paper");
  }
}
