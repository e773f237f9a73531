package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyKind;
import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.InvalidOptionException;
import io.vad4j.Options;
import io.vad4j.PixelFormat;
import io.vad4j.Pooling;
import io.vad4j.Scorer;
import io.vad4j.motion.appearance.AppearanceProvider;
import io.vad4j.motion.background.StationaryObjectProvider;
import io.vad4j.motion.difference.FrameDifferenceProvider;
import io.vad4j.motion.direction.DirectionProvider;
import io.vad4j.motion.flow.OpticalFlowProvider;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotionProvidersTest {
  private static final TrainingFreeScorerProvider FLOW = new OpticalFlowProvider();

  @Test
  void areFoundByName() {
    assertThat(Providers.scorers().names())
        .contains(
            "appearance",
            "direction",
            "frame-difference",
            "gradient-difference",
            "mog2",
            "optical-flow",
            "stationary-object");
    assertThat(Providers.scorers().failures()).isEmpty();
  }

  @Test
  void areTheDefaultScorersWithoutOtherModules() {
    assertThat(Providers.detector().defaultScorers())
        .containsExactly(
            "frame-difference", "optical-flow", "direction", "appearance", "stationary-object");
  }

  @Test
  void onlyStationaryObjectsHaveTheirOwnChannel() {
    assertThat(Providers.scorers().all())
        .filteredOn(provider -> provider.descriptor().standalone())
        .extracting(ScorerProvider::name)
        .containsExactly("stationary-object");
  }

  @Test
  void declareMotionKindCausalityAndPooling() {
    for (ScorerProvider provider : Providers.scorers().all()) {
      ScorerDescriptor descriptor = provider.descriptor();
      if (provider instanceof TrainableScorerProvider) {
        continue;
      }
      assertThat(descriptor.kind()).isEqualTo(AnomalyKind.MOTION);
      assertThat(descriptor.causal()).isTrue();
      assertThat(descriptor.pooling()).isEqualTo(Pooling.max(3));
    }
  }

  @Test
  void describeStrengthsAndWeaknessesInOneLine() {
    for (ScorerProvider provider : Providers.scorers().all()) {
      String description = provider.descriptor().description();
      assertThat(description).startsWith("Finds ").contains("; misses ").hasSizeLessThan(200);
      assertThat(provider.descriptor().millisPerFrame()).as(provider.name()).isPresent();
    }
  }

  @Test
  void trainableProvidersDeclareTheirAnomalyKind() {
    assertThat(new DirectionProvider().descriptor().kind()).isEqualTo(AnomalyKind.DIRECTION);
    assertThat(new AppearanceProvider().descriptor().kind()).isEqualTo(AnomalyKind.APPEARANCE);
    assertThat(new StationaryObjectProvider().descriptor().kind())
        .isEqualTo(AnomalyKind.STATIONARY_OBJECT);
  }

  @Test
  void rejectUnknownOptionValues() {
    assertThatThrownBy(() -> FLOW.descriptor().resolve(Options.none().with("method", "magic")))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("dis, farneback");
  }

  @Test
  void opticalFlowMeasuresPixelsASecond() {
    assertThat(measureSquareSpeed(Duration.ofMillis(40), Options.none())).isBetween(75f, 125f);
  }

  @Test
  void opticalFlowMeasuresTheSameSpeedAtHalfTheFrameRate() {
    assertThat(measureSquareSpeed(Duration.ofMillis(80), Options.none())).isBetween(37f, 63f);
  }

  @Test
  void opticalFlowMeasuresTheSameSpeedAtSmallerScale() {
    Options half = Options.none().with("scale", 0.5);

    assertThat(measureSquareSpeed(Duration.ofMillis(40), half)).isBetween(75f, 125f);
  }

  /** The square moves by 4 pixels a frame. */
  private static float measureSquareSpeed(Duration interval, Options options) {
    List<Frame> frames = new MovingSquareScene(1).withMovingSquare(2, 40, 40, 4, 0);
    try (Scorer scorer = FLOW.create(FLOW.descriptor().resolve(options)).newScorer()) {
      scorer.score(frames.get(0));
      AnomalyMap map = scorer.score(frames.get(1).withPosition(1, interval)).orElseThrow();
      return map.value(6, 6);
    }
  }

  @Test
  void opticalFlowRejectsFramesBelowItsMinimumSize() {
    Frame tiny = Frame.of(0, Duration.ZERO, 20, 12, PixelFormat.GRAY8, new byte[240]);
    try (Scorer scorer = FLOW.create(FLOW.descriptor().resolve(Options.none())).newScorer()) {
      assertThatThrownBy(() -> scorer.score(tiny))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("20x12");
    }
  }

  @ParameterizedTest
  @CsvSource({"dis, 1, 16", "farneback, 1, 16", "dis, 0.25, 64", "farneback, 0.25, 64"})
  void opticalFlowAcceptsItsMinimumFrameSize(String method, double scale, int side) {
    Options options = Options.none().with("method", method).with("scale", scale);
    byte[] pixels = new byte[side * side];
    new Random(1).nextBytes(pixels);
    try (Scorer scorer = FLOW.create(FLOW.descriptor().resolve(options)).newScorer()) {
      for (int i = 0; i < 5; i++) {
        Duration time = Duration.ofMillis(40L * i);
        scorer.score(Frame.of(i, time, side, side, PixelFormat.GRAY8, pixels));
      }

      assertThat(
              scorer.score(
                  Frame.of(5, Duration.ofMillis(200), side, side, PixelFormat.GRAY8, pixels)))
          .isPresent();
    }
  }

  @Test
  void frameDifferenceCompensatesGaps() {
    List<Frame> frames = new MovingSquareScene(1).withMovingSquare(12, 40, 40, 1, 0);
    TrainingFreeScorerProvider provider = new FrameDifferenceProvider();
    float withoutGap;
    float afterGap;
    try (Scorer scorer = provider.create(Options.none()).newScorer()) {
      for (int i = 0; i < 9; i++) {
        scorer.score(frames.get(i));
      }
      withoutGap = scorer.score(frames.get(9)).orElseThrow().max();
      afterGap = scorer.score(frames.get(11)).orElseThrow().max();
    }

    assertThat(afterGap).isBetween(0.7f * withoutGap, 1.3f * withoutGap);
  }

  @Test
  void withoutNativeCodeAreFoundAndNameTheMissingArtifacts(@TempDir Path cache)
      throws IOException, InterruptedException {
    String withoutNatives =
        Arrays.stream(
                System.getProperty("java.class.path").split(System.getProperty("path.separator")))
            .filter(entry -> !entry.matches(".*(linux|macosx|windows)-(x86_64|arm64)\\.jar"))
            .collect(Collectors.joining(System.getProperty("path.separator")));
    Path output = cache.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.bytedeco.javacpp.cachedir=" + cache.resolve("javacpp"),
                "-cp",
                withoutNatives,
                WithoutNatives.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(output))
        .contains(
            "appearance, direction, frame-difference, gradient-difference, mog2, optical-flow, stationary-object")
        .contains("scorer ProviderException")
        .contains("org.bytedeco:opencv, org.bytedeco:openblas and org.bytedeco:javacpp")
        .contains("video ProviderException")
        .contains("org.bytedeco:ffmpeg and org.bytedeco:javacpp");
  }
}
