package io.vad4j.core.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vad4j.Detector;
import io.vad4j.Options;
import io.vad4j.Progress;
import io.vad4j.core.config.DetectorSettings;
import io.vad4j.core.config.ScorerConfig;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The share of a scorer follows from the times that it declares. */
class OverallProgressTest {
  private static final ScorerConfig QUICK = scorer("quick", 1, OptionalDouble.empty());
  private static final ScorerConfig SLOW = scorer("slow", 1, OptionalDouble.of(99));

  private final List<Double> reported = new ArrayList<>();
  private final OverallProgress progress =
      new OverallProgress(
          DetectorSettings.of(Detector.builder().folds(3).config(), List.of(QUICK, SLOW))
              .withProgress((Progress value) -> reported.add(value.overall().orElseThrow())));

  private static ScorerConfig scorer(String name, double millis, OptionalDouble training) {
    ScorerDescriptor.Builder descriptor =
        ScorerDescriptor.builder(name, "declares times").millisPerFrame(millis);
    training.ifPresent(descriptor::trainingMillisPerFrame);
    return new ScorerConfig(
        new DeclaredProvider(descriptor.build()), Options.none(), 1, Optional.empty());
  }

  /** A provider that is never asked to train. */
  private record DeclaredProvider(ScorerDescriptor descriptor) implements TrainableScorerProvider {
    @Override
    public ScorerModel train(TrainingSet trainingSet, Options options, TrainingContext context) {
      throw new UnsupportedOperationException("Only its descriptor is used.");
    }

    @Override
    public ScorerModel load(Options options, Map<String, byte[]> parts) {
      throw new UnsupportedOperationException("Only its descriptor is used.");
    }
  }

  private void report(String stage, long done) {
    progress.onProgress(new Progress(stage, done, OptionalLong.of(100), ""));
  }

  @Test
  void aScorerThatTrainsLongHasAlmostAllOfTheProgress() {
    report("reading", 100);
    double read = reported.get(0);
    progress.startScorer(QUICK);
    report("scoring quick", 100);
    double quick = reported.get(1) - read;
    progress.startScorer(SLOW);
    report("training slow", 50);
    double half = reported.get(2);
    report("scoring slow", 100);

    assertThat(quick).isLessThan(0.05);
    assertThat(half).isCloseTo(0.5, within(0.05));
    assertThat(reported.get(3)).isCloseTo(1, within(1e-9));
  }

  @Test
  void theOrderOfTheScorersDoesNotMatter() {
    progress.startScorer(SLOW);
    report("training slow", 100);
    report("scoring slow", 100);
    double slow = reported.get(1);
    progress.startScorer(QUICK);
    report("scoring quick", 100);

    assertThat(slow).isBetween(0.9, 0.99);
    assertThat(reported.get(2)).isCloseTo(1, within(1e-9));
  }

  @Test
  void progressNeverFalls() {
    progress.startScorer(SLOW);
    report("training slow", 80);
    report("training slow", 10);

    assertThat(reported.get(1)).isEqualTo(reported.get(0));
  }
}
