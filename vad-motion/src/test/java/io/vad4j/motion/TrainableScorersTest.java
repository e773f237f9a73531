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
import io.vad4j.core.modelfile.FloatArrays;
import io.vad4j.motion.appearance.AppearanceProvider;
import io.vad4j.motion.background.StationaryObjectProvider;
import io.vad4j.motion.direction.DirectionProvider;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainableScorerProvider;
import io.vad4j.spi.TrainingContext;
import io.vad4j.spi.TrainingSet;
import io.vad4j.tck.TckClips;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainableScorersTest {
  private static final MovingSquareScene SCENE = new MovingSquareScene(1);
  private static final TrainableScorerProvider DIRECTION = new DirectionProvider();
  private static final TrainableScorerProvider APPEARANCE = new AppearanceProvider();
  private static final TrainableScorerProvider STATIONARY_OBJECT = new StationaryObjectProvider();
  private static final Options NO_MIN_DURATION = Options.none().with("min-duration", 0);

  /** A square that passes to the right at several heights, and is absent most of the time. */
  private static final List<List<Frame>> NORMAL =
      List.of(
          SCENE.withMovingSquare(70, -30, 20, 3, 0),
          SCENE.withMovingSquare(70, -30, 40, 3, 0),
          SCENE.withMovingSquare(70, -30, 70, 3, 0));

  @Test
  void directionDetectsTheOppositeDirection() {
    double normalFrames =
        meanOfMaxima(score(DIRECTION, NORMAL, SCENE.withMovingSquare(40, 0, 40, 3, 0)));
    double other =
        meanOfMaxima(score(DIRECTION, NORMAL, SCENE.withMovingSquare(40, 120, 40, -3, 0)));

    assertThat(other).isGreaterThan(3 * normalFrames + 0.5);
  }

  @Test
  void directionScoreGrowsOverTime() {
    List<AnomalyMap> other = score(DIRECTION, NORMAL, SCENE.withMovingSquare(20, 120, 40, -3, 0));

    assertThat(other.get(0).max()).isLessThan(0.5f * other.get(12).max());
  }

  @Test
  void directionIgnoresStaticObjects() {
    assertThat(meanOfMaxima(score(DIRECTION, NORMAL, SCENE.withStillSquare(10)))).isZero();
  }

  @Test
  void directionIgnoresCameraShake() {
    List<Frame> shaken = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      shaken.add(
          shift(
              SCENE.withStillSquare(1).get(0).withPosition(i, Duration.ofMillis(40L * i)), i % 2));
    }

    assertThat(meanOfMaxima(score(DIRECTION, NORMAL, shaken))).isLessThan(0.2);
  }

  @Test
  void appearanceDetectsAForeignTextureWithNormalMotion() {
    List<Frame> normalFrames = SCENE.withMovingSquare(40, 0, 40, 3, 0);
    List<Frame> foreign =
        normalFrames.stream().map(frame -> drawCheckerboard(frame, 40, 3)).toList();

    double before = meanOfMaxima(score(APPEARANCE, NORMAL, normalFrames));
    assertThat(meanOfMaxima(score(APPEARANCE, NORMAL, foreign))).isGreaterThan(2 * before + 0.1);
  }

  @Test
  void appearanceAcceptsANormalShapeAtLowerContrast() {
    List<Frame> normalFrames = SCENE.withMovingSquare(40, 0, 40, 3, 0);
    List<Frame> lowContrast =
        normalFrames.stream().map(TrainableScorersTest::halveContrast).toList();
    List<Frame> foreign =
        normalFrames.stream().map(frame -> drawCheckerboard(frame, 40, 3)).toList();

    double found = meanOfMaxima(score(APPEARANCE, NORMAL, foreign));
    assertThat(meanOfMaxima(score(APPEARANCE, NORMAL, lowContrast))).isLessThan(0.2 * found);
  }

  @Test
  void appearanceDetectsItWithFewCells() {
    List<Frame> normalFrames = SCENE.withMovingSquare(40, 0, 40, 3, 0);
    List<Frame> foreign =
        normalFrames.stream().map(frame -> drawCheckerboard(frame, 40, 3)).toList();
    Options fewCells = Options.none().with("max-cells", 4).with("memory-size", 50);

    double before = meanOfMaxima(score(APPEARANCE, fewCells, NORMAL, normalFrames));
    assertThat(meanOfMaxima(score(APPEARANCE, fewCells, NORMAL, foreign))).isGreaterThan(before);
  }

  @Test
  void stationaryObjectCountsSeconds() {
    List<AnomalyMap> maps =
        score(STATIONARY_OBJECT, NO_MIN_DURATION, NORMAL, arriveAndStay(25 * 4));

    assertThat(maps.get(maps.size() - 1).max()).isBetween(2.5f, 4f);
    assertThat(maps.get(maps.size() / 2).max()).isBetween(1f, 2f);
  }

  @Test
  void stationaryObjectIgnoresLessThanMinDuration() {
    List<AnomalyMap> maps = score(STATIONARY_OBJECT, NORMAL, arriveAndStay(25 * 4));

    assertThat(maps.get(maps.size() * 2 / 5).max()).isZero();
    assertThat(maps.get(maps.size() - 1).max()).isBetween(1.5f, 3f);
  }

  @Test
  void stationaryObjectDropsAsSoonAsTheObjectMoves() {
    List<Frame> frames = new ArrayList<>(arriveAndStay(25 * 4));
    for (Frame frame : SCENE.withMovingSquare(10, 42, 40, 2, 0)) {
      frames.add(frame.withPosition(frames.size(), Duration.ofMillis(40L * frames.size())));
    }

    List<AnomalyMap> maps = score(STATIONARY_OBJECT, NO_MIN_DURATION, NORMAL, frames);
    assertThat(maps.get(maps.size() - 11).max()).isGreaterThan(2.5f);
    assertThat(maps.get(maps.size() - 1).max()).isLessThan(0.3f);
  }

  @Test
  void stationaryObjectIgnoresUniformPartsOfAWalkingPerson() {
    List<Frame> walking = SCENE.withMovingSquare(100, 0, 40, 1, 0);

    assertThat(meanOfMaxima(score(STATIONARY_OBJECT, NO_MIN_DURATION, NORMAL, walking)))
        .isLessThan(0.1);
  }

  @Test
  void stationaryObjectDecaysWhenTheObjectIsGone() {
    List<Frame> frames = new ArrayList<>(arriveAndStay(25 * 4));
    List<Frame> background = SCENE.withMovingSquare(25, -100, 40, 0, 0);
    for (Frame frame : background) {
      frames.add(frame.withPosition(frames.size(), Duration.ofMillis(40L * frames.size())));
    }

    List<AnomalyMap> maps = score(STATIONARY_OBJECT, NO_MIN_DURATION, NORMAL, frames);
    assertThat(maps.get(maps.size() - 1).max()).isLessThan(0.5f);
  }

  @Test
  void stationaryObjectIsAbsorbedIntoTheBackground() {
    Options absorbSoon = NO_MIN_DURATION.with("absorb-after", 5);

    List<AnomalyMap> maps = score(STATIONARY_OBJECT, absorbSoon, NORMAL, arriveAndStay(25 * 8));

    assertThat(maps.stream().mapToDouble(AnomalyMap::max).max().orElseThrow()).isGreaterThan(4);
    assertThat(maps.get(maps.size() - 1).max()).isZero();
  }

  @Test
  void stationaryObjectIgnoresBrightnessChanges() {
    List<Frame> dark =
        SCENE.withMovingSquare(100, -100, 0, 0, 0).stream()
            .map(frame -> scaleBrightness(frame, 0.7))
            .toList();

    assertThat(meanOfMaxima(score(STATIONARY_OBJECT, NO_MIN_DURATION, NORMAL, dark)))
        .isLessThan(0.2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"direction", "appearance", "stationary-object"})
  void namesTheMissingOrDamagedModelPart(String name) {
    TrainableScorerProvider provider = provider(name);
    Options options = provider.descriptor().resolve(Options.none());
    try (ScorerModel model = train(provider, Options.none(), NORMAL)) {
      for (String part : model.save().keySet()) {
        Map<String, byte[]> incomplete = new HashMap<>(model.save());
        incomplete.remove(part);
        assertThatThrownBy(() -> provider.load(options, incomplete))
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
  void appearanceRejectsAModelOfAnotherDescriptorVersion() {
    Options options = APPEARANCE.descriptor().resolve(Options.none());
    try (ScorerModel model = train(APPEARANCE, Options.none(), NORMAL)) {
      Map<String, byte[]> old = new HashMap<>(model.save());
      old.put("descriptions.f32", FloatArrays.encode(1));
      assertThatThrownBy(() -> APPEARANCE.load(options, old))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("another version")
          .hasMessageContaining("train again");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.1, 0.2, 0.3, 0.4})
  void videoThatAnAppearanceModelWasExtendedByAddsNothingMore(double level) {
    List<Frame> foreign =
        SCENE.withMovingSquare(40, 0, 40, 3, 0).stream()
            .map(frame -> drawCheckerboard(frame, 40, 3))
            .toList();
    TrainingSet added = TckClips.trainingSet(List.of(foreign));
    try (ScorerModel model = train(APPEARANCE, Options.none(), NORMAL);
        ScorerModel once = model.extend(added, level, new Context()).orElseThrow();
        ScorerModel twice = once.extend(added, level, new Context()).orElseThrow()) {
      assertThat(once.save()).containsKey("local-cells.f32");
      assertThat(twice.save().get("local-cells.f32")).isEqualTo(once.save().get("local-cells.f32"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"direction", "appearance", "stationary-object"})
  void rejectsTooFewTrainingFrames(String name) {
    assertThatThrownBy(
            () ->
                train(
                    provider(name), Options.none(), List.of(SCENE.withMovingSquare(5, 0, 0, 1, 0))))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"appearance", "stationary-object"})
  void rejectsFramesOfAnotherSizeThanTrainedOn(String name) {
    Frame small = TckClips.normal(1, 64, 64, 1).get(0);
    try (ScorerModel model = train(provider(name), Options.none(), NORMAL);
        Scorer scorer = model.newScorer()) {
      assertThatThrownBy(() -> scorer.score(small))
          .isInstanceOf(InvalidFrameException.class)
          .hasMessageContaining("160x120");
    }
  }

  private static TrainableScorerProvider provider(String name) {
    return switch (name) {
      case "direction" -> DIRECTION;
      case "appearance" -> APPEARANCE;
      default -> STATIONARY_OBJECT;
    };
  }

  /** A square that enters for a second and then stays. */
  private static List<Frame> arriveAndStay(int count) {
    List<Frame> arriving = SCENE.withMovingSquare(25, -10, 40, 2, 0);
    List<Frame> staying = SCENE.withMovingSquare(count - 25, 40, 40, 0, 0);
    List<Frame> frames = new ArrayList<>(arriving);
    for (Frame frame : staying) {
      frames.add(frame.withPosition(frames.size(), Duration.ofMillis(40L * frames.size())));
    }
    return frames;
  }

  private static ScorerModel train(
      TrainableScorerProvider provider, Options options, List<List<Frame>> clips) {
    return provider.train(
        TckClips.trainingSet(clips), provider.descriptor().resolve(options), new Context());
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
        Scorer scorer = model.newScorer()) {
      return frames.stream().map(scorer::score).flatMap(Optional::stream).toList();
    }
  }

  private static double meanOfMaxima(List<AnomalyMap> maps) {
    return maps.stream().mapToDouble(AnomalyMap::max).average().orElseThrow();
  }

  /** The frame with a checkerboard over the moving square. */
  private static Frame drawCheckerboard(Frame frame, int top, int speed) {
    int left = (int) frame.index() * speed;
    byte[] pixels = pixels(frame);
    for (int y = top; y < top + MovingSquareScene.SIDE; y++) {
      for (int x = left;
          x < Math.min(MovingSquareScene.WIDTH, left + MovingSquareScene.SIDE);
          x++) {
        boolean dark = ((x - left) / 3 + (y - top) / 3) % 2 == 0;
        pixels[y * MovingSquareScene.WIDTH + x] = (byte) (dark ? 10 : 245);
      }
    }
    return withPixels(frame, pixels);
  }

  /** The frame with half of the contrast between square and background. */
  private static Frame halveContrast(Frame frame) {
    byte[] pixels = pixels(frame);
    byte[] background = pixels(SCENE.withMovingSquare(1, -MovingSquareScene.SIDE, 0, 0, 0).get(0));
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (((pixels[i] & 0xff) + (background[i] & 0xff)) / 2);
    }
    return withPixels(frame, pixels);
  }

  private static Frame scaleBrightness(Frame frame, double gain) {
    byte[] pixels = pixels(frame);
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(gain * (pixels[i] & 0xff));
    }
    return withPixels(frame, pixels);
  }

  private static Frame shift(Frame frame, int right) {
    byte[] pixels = pixels(frame);
    byte[] shiftedPixels = pixels.clone();
    System.arraycopy(pixels, 0, shiftedPixels, right, pixels.length - right);
    return withPixels(frame, shiftedPixels);
  }

  private static Frame withPixels(Frame frame, byte[] pixels) {
    return Frame.of(
        frame.index(), frame.timestamp(), frame.width(), frame.height(), PixelFormat.GRAY8, pixels);
  }

  private static byte[] pixels(Frame frame) {
    return frame.toByteArray();
  }
}
