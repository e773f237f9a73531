package io.vad4j.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.Options;
import io.vad4j.PixelFormat;
import io.vad4j.Scorer;
import io.vad4j.spi.ScorerModel;
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

class MaskedAutoencoderScorerTest {
  private static final MaskedAutoencoderProvider provider = new MaskedAutoencoderProvider();
  private static final Options options =
      provider.descriptor().complete(Options.none().with("epochs", 12));
  private static ScorerModel model;

  @BeforeAll
  static void train() {
    model = provider.train(Street.footage(120), options, Street.context(1));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void firstFrameHasNoEvidenceAndEveryOtherHas() {
    List<Optional<AnomalyMap>> maps = score(model, Street.clip(5, 3));
    assertThat(maps.get(0)).isEmpty();
    assertThat(maps.subList(1, 5)).allMatch(Optional::isPresent);
  }

  @Test
  void evidenceHasOneCellForEightPixels() {
    AnomalyMap map = score(model, Street.clip(2, 3)).get(1).orElseThrow();
    assertThat(map.columns()).isEqualTo(Street.WIDTH / 8);
    assertThat(map.rows()).isEqualTo(Street.HEIGHT / 8);
  }

  @Test
  void aFastWalkerStandsOutAmongSlowOnes() {
    double normal = meanOfLargest(score(model, Street.clip(40, 5)));
    double hasty = meanOfLargest(score(model, Street.clip(40, 5, 3)));
    assertThat(hasty).isGreaterThan(2 * normal);
  }

  @Test
  void evidenceIsLargestWhereTheFastWalkerIs() {
    List<Optional<AnomalyMap>> maps = score(model, Street.clip(40, 5, 3));
    long inItsRows =
        maps.stream().flatMap(Optional::stream).filter(map -> rowOfLargest(map) <= 2).count();
    assertThat(inItsRows).isGreaterThan(35);
  }

  private static int rowOfLargest(AnomalyMap map) {
    float[] values = map.values();
    int largest = 0;
    for (int i = 0; i < values.length; i++) {
      if (values[i] > values[largest]) {
        largest = i;
      }
    }
    return largest / map.columns();
  }

  private static double meanOfLargest(List<Optional<AnomalyMap>> maps) {
    return maps.stream()
        .flatMap(Optional::stream)
        .mapToDouble(AnomalyMap::max)
        .average()
        .orElseThrow();
  }

  @Test
  void unchangedFramesGiveNoEvidence() {
    Frame frame = Street.clip(1, 3).get(0);
    AnomalyMap map = score(model, List.of(frame, frame)).get(1).orElseThrow();
    assertThat(map.max()).isLessThan(0.2f);
  }

  @Test
  void aFrameIsJudgedWithoutThoseAfterIt() {
    List<Frame> frames = Street.clip(12, 4);
    assertThat(score(model, frames).subList(0, 6)).isEqualTo(score(model, frames.subList(0, 6)));
  }

  @Test
  void afterAResetAScorerIsAsNew() {
    List<Frame> frames = Street.clip(10, 4);
    try (Scorer scorer = model.open()) {
      Street.clip(7, 9).forEach(scorer::score);
      scorer.reset();
      List<Optional<AnomalyMap>> maps = frames.stream().map(scorer::score).toList();
      assertThat(maps).isEqualTo(score(model, frames));
    }
  }

  @Test
  void scorersOnSeveralThreadsAgreeWithOneAlone() throws Exception {
    List<Frame> frames = Street.clip(60, 6);
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
  void aLoadedModelGivesTheSameEvidenceToTheBit() {
    List<Frame> frames = Street.clip(20, 6);
    try (ScorerModel loaded = provider.load(options, model.save())) {
      assertThat(score(loaded, frames)).isEqualTo(score(model, frames));
    }
  }

  @Test
  void sizesThatAreNoMultipleOfACellWork() {
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : Street.clip(40, 1)) {
      frames.add(cut(frame, 75, 51));
    }
    Options quick = options.with("epochs", 1);
    try (ScorerModel odd =
        provider.train(Street.footage(List.of(frames)), quick, Street.context(1))) {
      AnomalyMap map = score(odd, frames).get(1).orElseThrow();
      assertThat(map.columns()).isEqualTo(9);
      assertThat(map.rows()).isEqualTo(6);
    }
  }

  private static Frame cut(Frame frame, int width, int height) {
    byte[] all = new byte[frame.byteCount()];
    frame.copyPixels(all);
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(all, y * frame.width(), pixels, y * width, width);
    }
    return Frame.of(frame.index(), frame.time(), width, height, PixelFormat.GRAY8, pixels);
  }

  @Test
  void aFrameOfAnotherSizeIsRejectedWithBothSizes() {
    Frame small = Frame.of(0, Duration.ZERO, 16, 8, PixelFormat.GRAY8, new byte[128]);
    try (Scorer scorer = model.open()) {
      assertThatThrownBy(() -> scorer.score(small))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("16x8")
          .hasMessageContaining("96x64");
    }
  }

  @Test
  void aColourFrameIsRejected() {
    byte[] pixels = new byte[3 * Street.WIDTH * Street.HEIGHT];
    Frame colour =
        Frame.of(0, Duration.ZERO, Street.WIDTH, Street.HEIGHT, PixelFormat.BGR24, pixels);
    try (Scorer scorer = model.open()) {
      assertThatThrownBy(() -> scorer.score(colour)).isInstanceOf(InvalidFrameException.class);
    }
  }

  @Test
  void aClosedScorerSaysSo() {
    Scorer scorer = model.open();
    scorer.close();
    scorer.close();
    assertThatThrownBy(() -> scorer.score(Street.clip(1, 1).get(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aClosedModelSaysSo() {
    ScorerModel other = provider.load(options, model.save());
    Scorer scorer = other.open();
    other.close();
    other.close();
    assertThatThrownBy(other::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> Street.clip(2, 1).forEach(scorer::score))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
    scorer.close();
  }

  private static List<Optional<AnomalyMap>> score(ScorerModel model, List<Frame> frames) {
    try (Scorer scorer = model.open()) {
      return frames.stream().map(scorer::score).toList();
    }
  }
}
