package io.vad4j.tensorflow;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaskedAutoencoderProviderTest {
  private final MaskedAutoencoderProvider provider = new MaskedAutoencoderProvider();
  private final Options quick =
      provider.descriptor().complete(Options.none().with("epochs", 2).with("frames", 64));

  @Test
  void isFoundByItsName() {
    assertThat(Providers.scorers().get("masked-autoencoder"))
        .isInstanceOf(MaskedAutoencoderProvider.class);
  }

  @Test
  void declaresCausalEvidenceOfMotionFromTheSecondFrameOn() {
    ScorerDescriptor descriptor = provider.descriptor();
    assertThat(descriptor.kind()).isEqualTo(AnomalyKind.MOTION);
    assertThat(descriptor.causal()).isTrue();
    assertThat(descriptor.warmUp()).isEqualTo(1);
  }

  @Test
  void sameSeedGivesTheSameModelToTheBit() {
    assertThat(parts(7)).containsExactlyInAnyOrderEntriesOf(parts(7));
  }

  @Test
  void trainingsAtTheSameTimeDoNotDisturbOneAnother() {
    Map<String, byte[]> alone = parts(7);
    List<Map<String, byte[]>> together =
        IntStream.range(0, 3).parallel().mapToObj(i -> parts(7)).toList();
    for (Map<String, byte[]> parts : together) {
      assertThat(parts).containsExactlyInAnyOrderEntriesOf(alone);
    }
  }

  @Test
  void anotherSeedGivesAnotherNetwork() {
    assertThat(parts(7).get(ModelParts.NETWORK)).isNotEqualTo(parts(8).get(ModelParts.NETWORK));
  }

  private Map<String, byte[]> parts(long seed) {
    try (ScorerModel model = provider.train(Street.footage(40), quick, Street.context(seed))) {
      return model.save();
    }
  }

  @Test
  void moreEpochsTakeMoreSteps() {
    assertThat(steps(quick.with("epochs", 3))).isEqualTo(3 * 8);
    assertThat(steps(quick.with("epochs", 5))).isEqualTo(5 * 8);
  }

  @Test
  void littleFootageIsShownMoreOftenUnlessEpochsAreGiven() {
    assertThat(steps(quick.with("epochs", 0))).isBetween(3000L, 3010L);
  }

  private long steps(Options options) {
    List<Progress> reports = new ArrayList<>();
    provider.train(Street.footage(40), options, Street.context(1, reports::add)).close();
    Progress last = reports.get(reports.size() - 1);
    assertThat(last.done()).isEqualTo(last.total().getAsLong());
    return last.done();
  }

  @Test
  void reportsTheLossAsItTrains() {
    List<Progress> reports = new ArrayList<>();
    provider.train(Street.footage(40), quick, Street.context(1, reports::add)).close();
    assertThat(reports.get(reports.size() - 1).detail()).matches("loss \\d+\\.\\d+");
  }

  @Test
  void readsOnlyAsManyFramesAsAskedEvenlyFromAllClips() {
    SceneExamples examples =
        new SceneStudy(Street.footage(100), progress -> {}).study(16, 20, false);
    assertThat(examples.count()).isEqualTo(20);
  }

  @Test
  void tooLittleFootageSaysHowMuchIsNeeded() {
    assertThatThrownBy(() -> provider.train(Street.footage(5), quick, Street.context(1)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("8 frames")
        .hasMessageContaining("at least 16")
        .hasMessageContaining("more footage");
  }

  @Test
  void clipsOfSingleFramesAreTooLittleFootage() {
    List<List<Frame>> singles = Street.clip(50, 1).stream().map(List::of).toList();
    assertThatThrownBy(() -> provider.train(Street.footage(singles), quick, Street.context(1)))
        .isInstanceOf(TrainingException.class);
  }

  @Test
  void framesSmallerThanACellAreRejected() {
    assertThatThrownBy(() -> provider.train(still(7, 40), quick, Street.context(1)))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("7x40");
  }

  @Test
  void footageInWhichNothingMovesCanBeLearned() {
    try (ScorerModel model = provider.train(still(40, 24), quick, Street.context(1))) {
      assertThat(model.save()).isNotEmpty();
    }
  }

  private static io.vad4j.spi.TrainingFootage still(int width, int height) {
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
    return Street.footage(List.of(frames));
  }

  @Test
  void perspectiveChangesTheUnitsOfMotionByRow() {
    try (ScorerModel model =
        provider.train(Street.footage(40), quick.with("perspective", true), Street.context(1))) {
      float[] units = ModelParts.read(model.save()).scene().units();
      assertThat(units[0]).isNotEqualTo(units[units.length - 1]);
    }
  }
}
