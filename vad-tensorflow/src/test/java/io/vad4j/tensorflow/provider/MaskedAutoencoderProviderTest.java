package io.vad4j.tensorflow.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyKind;
import io.vad4j.Frame;
import io.vad4j.Options;
import io.vad4j.PixelFormat;
import io.vad4j.Progress;
import io.vad4j.TrainingException;
import io.vad4j.spi.Providers;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tensorflow.StreetFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaskedAutoencoderProviderTest {
  private final MaskedAutoencoderProvider provider = new MaskedAutoencoderProvider();
  private final Options quick =
      provider.descriptor().resolve(Options.none().with("epochs", 2).with("max-frames", 64));

  @Test
  void isFoundByItsName() {
    assertThat(Providers.scorers().get("masked-autoencoder"))
        .isInstanceOf(MaskedAutoencoderProvider.class);
  }

  @Test
  void declaresCausalMotionScoresFromTheSecondFrameOn() {
    ScorerDescriptor descriptor = provider.descriptor();
    assertThat(descriptor.kind()).isEqualTo(AnomalyKind.MOTION);
    assertThat(descriptor.causal()).isTrue();
    assertThat(descriptor.warmUpFrames()).isEqualTo(1);
  }

  @Test
  void sameSeedGivesTheSameModel() {
    assertThat(parts(7)).containsExactlyInAnyOrderEntriesOf(parts(7));
  }

  @Test
  void concurrentTrainingsAreIndependent() {
    Map<String, byte[]> alone = parts(7);
    List<Map<String, byte[]>> together =
        IntStream.range(0, 3).parallel().mapToObj(i -> parts(7)).toList();
    for (Map<String, byte[]> parts : together) {
      assertThat(parts).containsExactlyInAnyOrderEntriesOf(alone);
    }
  }

  @Test
  void differentSeedsGiveDifferentNetworks() {
    assertThat(parts(7).get("network.f32")).isNotEqualTo(parts(8).get("network.f32"));
  }

  private Map<String, byte[]> parts(long seed) {
    try (ScorerModel model =
        provider.train(StreetFixture.trainingSet(40), quick, StreetFixture.context(seed))) {
      return model.save();
    }
  }

  @Test
  void stepsAreProportionalToEpochs() {
    assertThat(steps(quick.with("epochs", 3))).isEqualTo(3 * 8);
    assertThat(steps(quick.with("epochs", 5))).isEqualTo(5 * 8);
  }

  @Test
  void automaticEpochsOfShortVideoReachTheSmallestNumberOfSteps() {
    assertThat(steps(quick.with("epochs", 0))).isBetween(750L, 760L);
  }

  private long steps(Options options) {
    List<Progress> reports = new ArrayList<>();
    provider
        .train(StreetFixture.trainingSet(40), options, StreetFixture.context(1, reports::add))
        .close();
    Progress last = reports.get(reports.size() - 1);
    assertThat(last.done()).isEqualTo(last.total().getAsLong());
    return last.done();
  }

  @Test
  void reportsTheLossAsItTrains() {
    List<Progress> reports = new ArrayList<>();
    provider
        .train(StreetFixture.trainingSet(40), quick, StreetFixture.context(1, reports::add))
        .close();
    assertThat(reports.get(reports.size() - 1).detail()).matches("loss \\d+\\.\\d+");
  }

  @Test
  void tooFewFramesReportsHowManyAreNeeded() {
    assertThatThrownBy(
            () -> provider.train(StreetFixture.trainingSet(5), quick, StreetFixture.context(1)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("8 frames")
        .hasMessageContaining("at least 16")
        .hasMessageContaining("more training video");
  }

  @Test
  void rejectsClipsOfSingleFrames() {
    List<List<Frame>> singles = StreetFixture.clip(50, 1).stream().map(List::of).toList();
    assertThatThrownBy(
            () ->
                provider.train(StreetFixture.trainingSet(singles), quick, StreetFixture.context(1)))
        .isInstanceOf(TrainingException.class);
  }

  @Test
  void rejectsFramesSmallerThanACell() {
    assertThatThrownBy(() -> provider.train(staticVideo(7, 40), quick, StreetFixture.context(1)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("7x40");
  }

  @Test
  void trainsOnStaticVideo() {
    try (ScorerModel model = provider.train(staticVideo(40, 24), quick, StreetFixture.context(1))) {
      assertThat(model.save()).isNotEmpty();
    }
  }

  private static TrainingSet staticVideo(int width, int height) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      frames.add(
          Frame.of(
              i,
              Duration.ofMillis(40L * i),
              width,
              height,
              PixelFormat.GRAY8,
              new byte[width * height]));
    }
    return StreetFixture.trainingSet(List.of(frames));
  }
}
