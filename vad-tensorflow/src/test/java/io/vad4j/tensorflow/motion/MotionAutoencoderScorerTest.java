package io.vad4j.tensorflow.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.Options;
import io.vad4j.PixelFormat;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
import io.vad4j.tensorflow.MaskedAutoencoderProvider;
import io.vad4j.tensorflow.StreetFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MotionAutoencoderScorerTest {
  private static final MaskedAutoencoderProvider provider = new MaskedAutoencoderProvider();
  private static final Options options =
      provider.descriptor().resolve(Options.none().with("epochs", 12));
  private static ScorerModel model;

  @BeforeAll
  static void train() {
    model = provider.train(StreetFixture.trainingSet(120), options, StreetFixture.context(1));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void everyFrameButTheFirstHasAMap() {
    List<Optional<AnomalyMap>> maps = score(model, StreetFixture.clip(5, 3));
    assertThat(maps.get(0)).isEmpty();
    assertThat(maps.subList(1, 5)).allMatch(Optional::isPresent);
  }

  @Test
  void mapHasOneCellPerEightPixels() {
    AnomalyMap map = score(model, StreetFixture.clip(2, 3)).get(1).orElseThrow();
    assertThat(map.columns()).isEqualTo(StreetFixture.WIDTH / 8);
    assertThat(map.rows()).isEqualTo(StreetFixture.HEIGHT / 8);
  }

  @Test
  void aFastWalkerStandsOutAmongSlowOnes() {
    double normal = meanOfMaxima(score(model, StreetFixture.clip(40, 5)));
    double fast = meanOfMaxima(score(model, StreetFixture.clip(40, 5, 3)));
    assertThat(fast).isGreaterThan(2 * normal);
  }

  @Test
  void mapPeaksAtTheFastWalker() {
    List<Optional<AnomalyMap>> maps = score(model, StreetFixture.clip(40, 5, 3));
    long inItsRows =
        maps.stream().flatMap(Optional::stream).filter(map -> rowOfMaximum(map) <= 2).count();
    assertThat(inItsRows).isGreaterThan(35);
  }

  private static int rowOfMaximum(AnomalyMap map) {
    float[] values = map.values();
    int maximum = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] > values[maximum]) {
        maximum = i;
      }
    }
    return maximum / map.columns();
  }

  private static double meanOfMaxima(List<Optional<AnomalyMap>> maps) {
    return maps.stream()
        .flatMap(Optional::stream)
        .mapToDouble(AnomalyMap::max)
        .average()
        .orElseThrow();
  }

  @Test
  void unchangedFramesScoreNearZero() {
    Frame frame = StreetFixture.clip(1, 3).get(0);
    AnomalyMap map = score(model, List.of(frame, frame)).get(1).orElseThrow();
    assertThat(map.max()).isLessThan(0.2f);
  }

  @Test
  void scoresAreCausal() {
    List<Frame> frames = StreetFixture.clip(12, 4);
    assertThat(score(model, frames).subList(0, 6)).isEqualTo(score(model, frames.subList(0, 6)));
  }

  @Test
  void resetRestoresTheInitialState() {
    List<Frame> frames = StreetFixture.clip(10, 4);
    try (Scorer scorer = model.newScorer()) {
      StreetFixture.clip(7, 9).forEach(scorer::score);
      scorer.reset();
      List<Optional<AnomalyMap>> maps = frames.stream().map(scorer::score).toList();
      assertThat(maps).isEqualTo(score(model, frames));
    }
  }

  @Test
  void scorersOnSeveralThreadsAgreeWithOneAlone() throws Exception {
    List<Frame> frames = StreetFixture.clip(60, 6);
    List<Optional<AnomalyMap>> alone = score(model, frames);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<Optional<AnomalyMap>>>> results = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        results.add(threads.submit(() -> score(model, frames)));
      }
      for (Future<List<Optional<AnomalyMap>>> result : results) {
        assertThat(result.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void loadedModelGivesIdenticalScores() {
    List<Frame> frames = StreetFixture.clip(20, 6);
    try (ScorerModel loaded = provider.load(options, model.save())) {
      assertThat(score(loaded, frames)).isEqualTo(score(model, frames));
    }
  }

  @Test
  void sizesThatAreNoMultipleOfACellWork() {
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : StreetFixture.clip(40, 1)) {
      frames.add(crop(frame, 75, 51));
    }
    Options quick = options.with("epochs", 1);
    try (ScorerModel odd =
        provider.train(
            StreetFixture.trainingSet(List.of(frames)), quick, StreetFixture.context(1))) {
      AnomalyMap map = score(odd, frames).get(1).orElseThrow();
      assertThat(map.columns()).isEqualTo(9);
      assertThat(map.rows()).isEqualTo(6);
    }
  }

  private static Frame crop(Frame frame, int width, int height) {
    byte[] all = frame.toByteArray();
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(all, y * frame.width(), pixels, y * width, width);
    }
    return Frame.of(frame.index(), frame.timestamp(), width, height, PixelFormat.GRAY8, pixels);
  }

  @Test
  void aFrameOfAnotherSizeIsRejectedWithBothSizes() {
    Frame small = Frame.of(0, Duration.ZERO, 16, 8, PixelFormat.GRAY8, new byte[128]);
    try (Scorer scorer = model.newScorer()) {
      assertThatThrownBy(() -> scorer.score(small))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("16x8")
          .hasMessageContaining("96x64");
    }
  }

  @Test
  void aColourFrameIsRejected() {
    byte[] pixels = new byte[3 * StreetFixture.WIDTH * StreetFixture.HEIGHT];
    Frame colour =
        Frame.of(
            0, Duration.ZERO, StreetFixture.WIDTH, StreetFixture.HEIGHT, PixelFormat.BGR24, pixels);
    try (Scorer scorer = model.newScorer()) {
      assertThatThrownBy(() -> scorer.score(colour)).isInstanceOf(InvalidFrameException.class);
    }
  }

  @Test
  void closedScorerThrows() {
    Scorer scorer = model.newScorer();
    scorer.close();
    scorer.close();
    assertThatThrownBy(() -> scorer.score(StreetFixture.clip(1, 1).get(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void closedModelThrows() {
    ScorerModel other = provider.load(options, model.save());
    Scorer scorer = other.newScorer();
    other.close();
    other.close();
    assertThatThrownBy(other::newScorer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> StreetFixture.clip(2, 1).forEach(scorer::score))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    scorer.close();
  }

  private static List<Optional<AnomalyMap>> score(ScorerModel model, List<Frame> frames) {
    try (Scorer scorer = model.newScorer()) {
      return frames.stream().map(scorer::score).toList();
    }
  }
}
