package io.vad4j.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.FrameMask;
import io.vad4j.Options;
import io.vad4j.PixelFormat;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.core.scoring.ScorerPipeline.ScorerOutput;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerProvider;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScorerPipelineTest {
  private static final PerspectiveNormalization PERSPECTIVE =
      new PerspectiveNormalization(0.8, 1.2);

  private static ScorerPipeline open(PerspectiveNormalization perspective) {
    ScorerProvider provider = Providers.scorers().get("change");
    Options options = provider.descriptor().resolve(Options.none());
    return ScorerPipeline.open(
        new ScorerConfig(provider, options, 1, Optional.empty()),
        ((TrainingFreeScorerProvider) provider).create(options),
        perspective,
        NormalLevel.NONE,
        Duration.ofMillis(150),
        FrameMask.none());
  }

  private static List<Frame> frames() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      byte[] pixels = new byte[64 * 48];
      Arrays.fill(pixels, 0, 100 * i, (byte) (10 * i));
      frames.add(Frame.of(i, Duration.ofMillis(40L * i), 64, 48, PixelFormat.GRAY8, pixels));
    }
    return frames;
  }

  private static List<ScorerOutput> outputs(ScorerPipeline pipeline) {
    return frames().stream().flatMap(frame -> pipeline.process(frame).stream()).toList();
  }

  private static double[] scores(List<ScorerOutput> outputs) {
    return outputs.stream().mapToDouble(ScorerOutput::score).toArray();
  }

  @Test
  void hasNoOutputWhileTheScorerWarmsUp() {
    try (ScorerPipeline pipeline = open(PERSPECTIVE)) {
      assertThat(pipeline.process(frames().get(0))).isEmpty();
    }
  }

  @Test
  void retainedRawMapsHaveTheScoresOfTheirFrames() {
    List<Duration> timestamps = frames().stream().skip(1).map(Frame::timestamp).toList();
    try (ScorerPipeline live = open(PERSPECTIVE);
        ScorerPipeline raw = open(PerspectiveNormalization.NONE)) {
      List<AnomalyMap> maps = outputs(raw).stream().map(ScorerOutput::map).toList();
      raw.setPerspective(PERSPECTIVE);

      assertThat(raw.scoreRetained(timestamps, maps)).isEqualTo(scores(outputs(live)));
    }
  }

  @Test
  void resetStartsANewClip() {
    try (ScorerPipeline pipeline = open(PERSPECTIVE)) {
      double[] first = scores(outputs(pipeline));
      pipeline.reset();

      assertThat(scores(outputs(pipeline))).isEqualTo(first);
    }
  }
}
