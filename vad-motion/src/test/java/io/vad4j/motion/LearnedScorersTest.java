package io.vad4j.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.AnomalyMap;
import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.ModelException;
import io.vad4j.Options;
import io.vad4j.PixelFormat;
import io.vad4j.ProgressListener;
import io.vad4j.Scorer;
import io.vad4j.TrainingException;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.tck.TckFootage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnedScorersTest {
  private static final Scene SCENE = new Scene(1);
  private static final TrainableScorerProvider DIRECTION = new DirectionProvider();
  private static final TrainableScorerProvider APPEARANCE = new AppearanceProvider();
  private static final TrainableScorerProvider STILLNESS = new StillnessProvider();
  private static final Options AT_ONCE = Options.none().with("after", 0);

  /** A square passes to the right, high and low, and is gone for most of the time. */
  private static final List<List<Frame>> NORMAL =
      List.of(
          SCENE.moving(70, -30, 20, 3, 0),
          SCENE.moving(70, -30, 40, 3, 0),
          SCENE.moving(70, -30, 70, 3, 0));

  @Test
  void directionFindsWhatGoesTheOtherWay() {
    double usual = mean(score(DIRECTION, NORMAL, SCENE.moving(40, 0, 40, 3, 0)));
    double other = mean(score(DIRECTION, NORMAL, SCENE.moving(40, 120, 40, -3, 0)));

    assertThat(other).isGreaterThan(3 * usual + 0.5);
  }

  @Test
  void directionIsSureOnlyOfWhatGoesOnForMoreThanAMoment() {
    List<AnomalyMap> other = score(DIRECTION, NORMAL, SCENE.moving(20, 120, 40, -3, 0));

    assertThat(other.get(0).max()).isLessThan(0.5f * other.get(12).max());
  }

  @Test
  void directionSaysNothingOfWhatDoesNotMove() {
    assertThat(mean(score(DIRECTION, NORMAL, SCENE.still(10)))).isZero();
  }

  @Test
  void directionIsNotFooledByAShakingCamera() {
    List<Frame> shaken = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      shaken.add(shifted(SCENE.still(1).get(0).at(i, Duration.ofMillis(40L * i)), i % 2));
    }

    assertThat(mean(score(DIRECTION, NORMAL, shaken))).isLessThan(0.2);
  }

  @Test
  void appearanceFindsAForeignTextureThatMovesAsUsual() {
    List<Frame> usual = SCENE.moving(40, 0, 40, 3, 0);
    List<Frame> foreign = usual.stream().map(frame -> chequered(frame, 40, 3)).toList();

    double before = mean(score(APPEARANCE, NORMAL, usual));
    assertThat(mean(score(APPEARANCE, NORMAL, foreign))).isGreaterThan(2 * before + 0.1);
  }

  @Test
  void appearanceKnowsAShapeByLessContrast() {
    List<Frame> usual = SCENE.moving(40, 0, 40, 3, 0);
    List<Frame> faint = usual.stream().map(LearnedScorersTest::faint).toList();
    List<Frame> foreign = usual.stream().map(frame -> chequered(frame, 40, 3)).toList();

    double found = mean(score(APPEARANCE, NORMAL, foreign));
    assertThat(mean(score(APPEARANCE, NORMAL, faint))).isLessThan(0.2 * found);
  }

  @Test
  void appearanceFindsItWithFewCellsCompared() {
    List<Frame> usual = SCENE.moving(40, 0, 40, 3, 0);
    List<Frame> foreign = usual.stream().map(frame -> chequered(frame, 40, 3)).toList();
    Options few = Options.none().with("cells", 4).with("references", 50);

    double before = mean(score(APPEARANCE, few, NORMAL, usual));
    assertThat(mean(score(APPEARANCE, few, NORMAL, foreign))).isGreaterThan(before);
  }

  @Test
  void stillnessCountsTheSecondsThatAThingStays() {
    List<AnomalyMap> maps = score(STILLNESS, AT_ONCE, NORMAL, comesAndStays(25 * 4));

    assertThat(maps.get(maps.size() - 1).max()).isBetween(2.5f, 4f);
    assertThat(maps.get(maps.size() / 2).max()).isBetween(1f, 2f);
  }

  @Test
  void stillnessOfAMomentIsNothing() {
    List<AnomalyMap> maps = score(STILLNESS, NORMAL, comesAndStays(25 * 4));

    assertThat(maps.get(maps.size() * 2 / 5).max()).isZero();
    assertThat(maps.get(maps.size() - 1).max()).isBetween(1.5f, 3f);
  }

  @Test
  void stillnessSeesAtOnceThatAThingMovesOn() {
    List<Frame> frames = new ArrayList<>(comesAndStays(25 * 4));
    for (Frame frame : SCENE.moving(10, 42, 40, 2, 0)) {
      frames.add(frame.at(frames.size(), Duration.ofMillis(40L * frames.size())));
    }

    List<AnomalyMap> maps = score(STILLNESS, AT_ONCE, NORMAL, frames);
    assertThat(maps.get(maps.size() - 11).max()).isGreaterThan(2.5f);
    assertThat(maps.get(maps.size() - 1).max()).isLessThan(0.3f);
  }

  @Test
  void stillnessOverlooksPlainClothesOfWhoWalks() {
    List<Frame> walking = SCENE.moving(100, 0, 40, 1, 0);

    assertThat(mean(score(STILLNESS, AT_ONCE, NORMAL, walking))).isLessThan(0.1);
  }

  @Test
  void stillnessForgetsWhatIsGone() {
    List<Frame> frames = new ArrayList<>(comesAndStays(25 * 4));
    List<Frame> empty = SCENE.moving(25, -100, 40, 0, 0);
    for (Frame frame : empty) {
      frames.add(frame.at(frames.size(), Duration.ofMillis(40L * frames.size())));
    }

    List<AnomalyMap> maps = score(STILLNESS, AT_ONCE, NORMAL, frames);
    assertThat(maps.get(maps.size() - 1).max()).isLessThan(0.5f);
  }

  @Test
  void stillnessTakesWhatStaysForLongForPartOfTheScene() {
    Options soon = AT_ONCE.with("absorb", 5);

    List<AnomalyMap> maps = score(STILLNESS, soon, NORMAL, comesAndStays(25 * 8));

    assertThat(maps.stream().mapToDouble(AnomalyMap::max).max().orElseThrow()).isGreaterThan(4);
    assertThat(maps.get(maps.size() - 1).max()).isZero();
  }

  @Test
  void stillnessIsNotFooledByTheLight() {
    List<Frame> dark =
        SCENE.moving(100, -100, 0, 0, 0).stream().map(frame -> lit(frame, 0.7)).toList();

    assertThat(mean(score(STILLNESS, AT_ONCE, NORMAL, dark))).isLessThan(0.2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"direction", "appearance", "stillness"})
  void sayWhichPartOfAModelIsMissingOrDamaged(String name) {
    TrainableScorerProvider provider = provider(name);
    Options options = provider.descriptor().complete(Options.none());
    try (ScorerModel model = train(provider, Options.none(), NORMAL)) {
      for (String part : model.save().keySet()) {
        Map<String, byte[]> without = new HashMap<>(model.save());
        without.remove(part);
        assertThatThrownBy(() -> provider.load(options, without))
            .isInstanceOf(ModelException.class)
            .hasMessageContaining(part)
            .hasMessageContaining(name);
        Map<String, byte[]> damaged = new HashMap<>(model.save());
        damaged.put(part, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> provider.load(options, damaged))
            .isInstanceOf(ModelException.class);
      }
    }
  }

  @Test
  void appearanceRefusesAModelThatDescribesWhatItSeesInAnotherWay() {
    Options options = APPEARANCE.descriptor().complete(Options.none());
    try (ScorerModel model = train(APPEARANCE, Options.none(), NORMAL)) {
      Map<String, byte[]> old = new HashMap<>(model.save());
      old.put("descriptions.f32", SavedNumbers.bytes(1));
      assertThatThrownBy(() -> APPEARANCE.load(options, old))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("another version")
          .hasMessageContaining("train again");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"direction", "appearance", "stillness"})
  void askForMoreFootageWhereThereIsTooLittle(String name) {
    assertThatThrownBy(
            () -> train(provider(name), Options.none(), List.of(SCENE.moving(5, 0, 0, 1, 0))))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"appearance", "stillness"})
  void refuseFramesOfAnotherSizeThanTheyWereTrainedOn(String name) {
    Frame small = TckFootage.normal(1, 64, 64, 1).get(0);
    try (ScorerModel model = train(provider(name), Options.none(), NORMAL);
        Scorer scorer = model.open()) {
      assertThatThrownBy(() -> scorer.score(small))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("160x120");
    }
  }

  private static TrainableScorerProvider provider(String name) {
    return switch (name) {
      case "direction" -> DIRECTION;
      case "appearance" -> APPEARANCE;
      default -> STILLNESS;
    };
  }

  /** A square comes in for a second and then stands still. */
  private static List<Frame> comesAndStays(int count) {
    List<Frame> coming = SCENE.moving(25, -10, 40, 2, 0);
    List<Frame> staying = SCENE.moving(count - 25, 40, 40, 0, 0);
    List<Frame> frames = new ArrayList<>(coming);
    for (Frame frame : staying) {
      frames.add(frame.at(frames.size(), Duration.ofMillis(40L * frames.size())));
    }
    return frames;
  }

  private static ScorerModel train(
      TrainableScorerProvider provider, Options options, List<List<Frame>> clips) {
    return provider.train(
        TckFootage.footage(clips), provider.descriptor().complete(options), new Context());
  }

  private record Context() implements TrainingContext {
    @Override
    public long seed() {
      return 3;
    }

    @Override
    public ProgressListener progress() {
      return ProgressListener.none();
    }
  }

  private static List<AnomalyMap> score(
      TrainableScorerProvider provider, List<List<Frame>> normal, List<Frame> frames) {
    return score(provider, Options.none(), normal, frames);
  }

  private static List<AnomalyMap> score(
      TrainableScorerProvider provider,
      Options options,
      List<List<Frame>> normal,
      List<Frame> frames) {
    try (ScorerModel model = train(provider, options, normal);
        Scorer scorer = model.open()) {
      return frames.stream().map(scorer::score).flatMap(Optional::stream).toList();
    }
  }

  private static double mean(List<AnomalyMap> maps) {
    return maps.stream().mapToDouble(AnomalyMap::max).average().orElseThrow();
  }

  /** The frame with a chequered square over the one that passes. */
  private static Frame chequered(Frame frame, int top, int speed) {
    int left = (int) frame.index() * speed;
    byte[] pixels = pixels(frame);
    for (int y = top; y < top + Scene.SIDE; y++) {
      for (int x = left; x < Math.min(Scene.WIDTH, left + Scene.SIDE); x++) {
        boolean dark = ((x - left) / 3 + (y - top) / 3) % 2 == 0;
        pixels[y * Scene.WIDTH + x] = (byte) (dark ? 10 : 245);
      }
    }
    return with(frame, pixels);
  }

  /** The frame with its square half as far from the background. */
  private static Frame faint(Frame frame) {
    byte[] pixels = pixels(frame);
    byte[] empty = pixels(SCENE.moving(1, -Scene.SIDE, 0, 0, 0).get(0));
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (((pixels[i] & 0xff) + (empty[i] & 0xff)) / 2);
    }
    return with(frame, pixels);
  }

  private static Frame lit(Frame frame, double gain) {
    byte[] pixels = pixels(frame);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(gain * (pixels[i] & 0xff));
    }
    return with(frame, pixels);
  }

  private static Frame shifted(Frame frame, int right) {
    byte[] pixels = pixels(frame);
    byte[] moved = pixels.clone();
    System.arraycopy(pixels, 0, moved, right, pixels.length - right);
    return with(frame, moved);
  }

  private static Frame with(Frame frame, byte[] pixels) {
    return Frame.of(
        frame.index(), frame.time(), frame.width(), frame.height(), PixelFormat.GRAY8, pixels);
  }

  private static byte[] pixels(Frame frame) {
    byte[] pixels = new byte[frame.byteCount()];
    frame.copyPixels(pixels);
    return pixels;
  }
}
