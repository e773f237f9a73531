package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.Options;
import io.vad4j.PixelFormat;
import io.vad4j.Scorer;
import io.vad4j.motion.background.Mog2Provider;
import io.vad4j.motion.difference.FrameDifferenceProvider;
import io.vad4j.motion.difference.GradientDifferenceProvider;
import io.vad4j.motion.flow.OpticalFlowProvider;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Behaviour of all training-free motion scorers, in addition to the contract. */
class TrainingFreeScorersTest {
  private final MovingSquareScene scene = new MovingSquareScene(1);

  static Stream<Variant> variants() {
    return Stream.of(
        new Variant(new FrameDifferenceProvider(), Options.none()),
        new Variant(new GradientDifferenceProvider(), Options.none()),
        new Variant(new Mog2Provider(), Options.none()),
        new Variant(new OpticalFlowProvider(), Options.none()),
        new Variant(new OpticalFlowProvider(), Options.none().with("scale", 0.5)),
        new Variant(new OpticalFlowProvider(), Options.none().with("method", "farneback")));
  }

  static Stream<Variant> flickerInvariant() {
    return variants().filter(variant -> !(variant.provider() instanceof Mog2Provider));
  }

  record Variant(TrainingFreeScorerProvider provider, Options options) {
    Scorer open() {
      return provider.create(provider.descriptor().resolve(options)).newScorer();
    }

    @Override
    public String toString() {
      return provider.name() + options;
    }
  }

  private static List<Optional<AnomalyMap>> run(Scorer scorer, List<Frame> frames) {
    return frames.stream().map(scorer::score).toList();
  }

  private static List<Optional<AnomalyMap>> run(Variant variant, List<Frame> frames) {
    try (Scorer scorer = variant.open()) {
      return run(scorer, frames);
    }
  }

  private static AnomalyMap last(List<Optional<AnomalyMap>> maps) {
    return maps.get(maps.size() - 1).orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void localizesAMovingSquare(Variant variant) {
    List<Frame> frames = scene.withMovingSquare(20, 10, 40, 4, 0);

    AnomalyMap map = last(run(variant, frames));

    // In the last frame the square covers columns 86 to 109 and rows 40 to 63.
    int peak = argMax(map);
    assertThat(map.columns()).isEqualTo(20);
    assertThat(map.rows()).isEqualTo(15);
    assertThat(peak % map.columns()).isBetween(9, 14);
    assertThat(peak / map.columns()).isBetween(4, 8);
    assertThat(map.value(2, 13)).isLessThan(0.05f * map.max());
    assertThat(map.value(18, 1)).isLessThan(0.05f * map.max());
  }

  private static int argMax(AnomalyMap map) {
    float[] values = map.values();
    return IntStream.range(0, values.length)
        .boxed()
        .max(Comparator.comparingDouble(cell -> values[cell]))
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void scoresAStillSceneNearZero(Variant variant) {
    float still = last(run(variant, scene.withStillSquare(20))).max();
    float motion = last(run(variant, scene.withMovingSquare(20, 10, 40, 4, 0))).max();

    assertThat(still).isLessThan(0.02f * motion);
  }

  @ParameterizedTest
  @MethodSource("flickerInvariant")
  void ignoresFlicker(Variant variant) {
    float flicker = last(run(variant, scene.withFlicker(20))).max();
    float motion = last(run(variant, scene.withMovingSquare(20, 10, 40, 4, 0))).max();

    assertThat(flicker).isLessThan(0.02f * motion);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void acceptsFramesOfAnotherSizeAfterReset(Variant variant) {
    try (Scorer scorer = variant.open()) {
      run(scorer, scene.withStillSquare(12));

      scorer.reset();

      assertThat(scorer.score(blackFrame(0, 64, 48))).isEmpty();
      assertThat(scorer.score(blackFrame(1, 64, 48)).map(AnomalyMap::columns).orElse(8))
          .isEqualTo(8);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void rejectsAFrameOfAnotherSize(Variant variant) {
    try (Scorer scorer = variant.open()) {
      scorer.score(scene.withStillSquare(1).get(0));

      assertThatThrownBy(() -> scorer.score(blackFrame(1, 80, 60)))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("80x60")
          .hasMessageContaining("160x120")
          .hasMessageContaining("reset");
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void rejectsAColorFrame(Variant variant) {
    Frame colour = Frame.of(0, Duration.ZERO, 64, 48, PixelFormat.BGR24, new byte[64 * 48 * 3]);
    try (Scorer scorer = variant.open()) {
      assertThatThrownBy(() -> scorer.score(colour))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("GRAY8");
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void coversFramesThatAreNoMultipleOfTheCellSize(Variant variant) {
    try (Scorer scorer = variant.open()) {
      AnomalyMap map = null;
      for (int i = 0; i < 12; i++) {
        map = scorer.score(blackFrame(i, 133, 77)).orElse(map);
      }

      assertThat(map.columns()).isEqualTo(16);
      assertThat(map.rows()).isEqualTo(9);
    }
  }

  private static Frame blackFrame(int index, int width, int height) {
    return Frame.of(
        index,
        Duration.ofMillis(40L * index),
        width,
        height,
        PixelFormat.GRAY8,
        new byte[width * height]);
  }
}
