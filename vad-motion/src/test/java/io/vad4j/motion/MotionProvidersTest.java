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
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.UntrainedScorerProvider;
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
  private static final UntrainedScorerProvider FLOW = new OpticalFlowProvider();

  @Test
  void areFoundByName() {
    assertThat(Providers.scorers().names())
        .contains(
            "appearance",
            "direction",
            "frame-difference",
            "gradient",
            "mog2",
            "optical-flow",
            "stillness");
    assertThat(Providers.scorers().failures()).isEmpty();
  }

  @Test
  void declareThatTheySeeMotionCausallyWithObjectSizedPooling() {
    for (ScorerProvider provider : Providers.scorers().all()) {
      ScorerDescriptor descriptor = provider.descriptor();
      if (provider instanceof TrainableScorerProvider) {
        continue;
      }
      assertThat(descriptor.kind()).isEqualTo(AnomalyKind.MOTION);
      assertThat(descriptor.causal()).isTrue();
      assertThat(descriptor.pooling()).isEqualTo(Pooling.largestBox(3));
    }
  }

  @Test
  void sayInOneLineWhatTheyFindAndWhatTheyMiss() {
    for (ScorerProvider provider : Providers.scorers().all()) {
      String description = provider.descriptor().description();
      assertThat(description).startsWith("Finds ").contains("; misses ").hasSizeLessThan(200);
      assertThat(provider.descriptor().cost()).as(provider.name()).isPresent();
    }
  }

  @Test
  void thoseThatAreTrainedDeclareWhatElseTheySee() {
    assertThat(new DirectionProvider().descriptor().kind()).isEqualTo(AnomalyKind.DIRECTION);
    assertThat(new AppearanceProvider().descriptor().kind()).isEqualTo(AnomalyKind.APPEARANCE);
    assertThat(new StillnessProvider().descriptor().kind()).isEqualTo(AnomalyKind.STILLNESS);
  }

  @Test
  void refuseOptionsThatTheyDoNotHave() {
    assertThatThrownBy(() -> FLOW.descriptor().complete(Options.none().with("method", "magic")))
        .isInstanceOf(InvalidOptionException.class)
        .hasMessageContaining("dis, farneback");
  }

  @Test
  void opticalFlowMeasuresPixelsASecond() {
    assertThat(speedOfTheSquare(Duration.ofMillis(40), Options.none())).isBetween(75f, 125f);
  }

  @Test
  void opticalFlowMeasuresTheSameSpeedAtHalfTheFrameRate() {
    assertThat(speedOfTheSquare(Duration.ofMillis(80), Options.none())).isBetween(37f, 63f);
  }

  @Test
  void opticalFlowMeasuresTheSameSpeedOnSmallerPictures() {
    Options half = Options.none().with("scale", 0.5);

    assertThat(speedOfTheSquare(Duration.ofMillis(40), half)).isBetween(75f, 125f);
  }

  /** The square moves by 4 pixels a frame. */
  private static float speedOfTheSquare(Duration interval, Options options) {
    List<Frame> frames = new Scene(1).moving(2, 40, 40, 4, 0);
    try (Scorer scorer = FLOW.create(FLOW.descriptor().complete(options)).open()) {
      scorer.score(frames.get(0));
      AnomalyMap map = scorer.score(frames.get(1).at(1, interval)).orElseThrow();
      return map.value(6, 6);
    }
  }

  @Test
  void opticalFlowRefusesPicturesTooSmallToSearch() {
    Frame tiny = Frame.of(0, Duration.ZERO, 20, 12, PixelFormat.GRAY8, new byte[240]);
    try (Scorer scorer = FLOW.create(FLOW.descriptor().complete(Options.none())).open()) {
      assertThatThrownBy(() -> scorer.score(tiny))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("20x12");
    }
  }

  @ParameterizedTest
  @CsvSource({"dis, 1, 16", "farneback, 1, 16", "dis, 0.25, 64", "farneback, 0.25, 64"})
  void opticalFlowWorksOnTheSmallestPicturesThatItTakes(String method, double scale, int side) {
    Options options = Options.none().with("method", method).with("scale", scale);
    byte[] pixels = new byte[side * side];
    new Random(1).nextBytes(pixels);
    try (Scorer scorer = FLOW.create(FLOW.descriptor().complete(options)).open()) {
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
  void frameDifferenceDoesNotTakeAGapInTheStreamForMotion() {
    List<Frame> frames = new Scene(1).moving(12, 40, 40, 1, 0);
    UntrainedScorerProvider provider = new FrameDifferenceProvider();
    float usual;
    float afterGap;
    try (Scorer scorer = provider.create(Options.none()).open()) {
      for (int i = 0; i < 9; i++) {
        scorer.score(frames.get(i));
      }
      usual = scorer.score(frames.get(9)).orElseThrow().max();
      afterGap = scorer.score(frames.get(11)).orElseThrow().max();
    }

    assertThat(afterGap).isBetween(0.7f * usual, 1.3f * usual);
  }

  @Test
  void withoutNativeCodeAreFoundButSayWhatToAddWhenUsed(@TempDir Path cache)
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
        .contains("appearance, direction, frame-difference, gradient, mog2, optical-flow")
        .contains("scorer ProviderException")
        .contains("org.bytedeco:opencv, org.bytedeco:openblas and org.bytedeco:javacpp")
        .contains("video ProviderException")
        .contains("org.bytedeco:ffmpeg and org.bytedeco:javacpp");
  }
}
