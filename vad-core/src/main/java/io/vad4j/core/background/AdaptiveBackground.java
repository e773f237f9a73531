package io.vad4j.core.background;

import io.vad4j.Restorable;
import io.vad4j.StateArchive;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.image.ConnectedComponents;
import io.vad4j.spi.StreamContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Background of one stream: a running median of each pixel that leaves out objects. It starts as
 * the background of the training video and becomes that of the stream.
 *
 * <p>Cells that differ from the background are light or an object, see {@link LightClassifier}.
 * Light becomes background within seconds, an object after {@linkplain #setAbsorbAfter a duration}.
 * What is there at the start becomes background once it has been still for a second. The earlier
 * contents of a cell are kept, and one that is seen again is the background at once.
 *
 * <p>The picture is updated a few times a second, whatever the frame rate. Not thread-safe; one for
 * each stream.
 */
public final class AdaptiveBackground implements Restorable {
  /** Seconds after which stationary objects become background by default. */
  public static final double DEFAULT_ABSORB_AFTER = 300;

  /** In seconds. */
  private static final double UPDATE_INTERVAL = 0.2;

  /** In seconds; a longer gap counts as this. */
  private static final double MAX_STEP = 1;

  /** The first seconds of a stream, in which the background adapts fast. */
  private static final double START_SECONDS = 10;

  /** Seconds for which a cell shows what was there, behind what moved, since the start. */
  private static final float FIRST_SECONDS = 2;

  /** Seconds in which what has been there since the start may become visible. */
  private static final double MAX_HIDDEN_SECONDS = 60;

  /** Time constant in seconds, in the first seconds and for light. */
  private static final double FAST_SECONDS = 1;

  /** Seconds for one grey level after the first seconds. */
  private static final double SECONDS_PER_LEVEL = 0.25;

  /** Contrast of an object or of light beyond that of noise, in grey levels. */
  private static final float MIN_CONTRAST = 4;

  private static final float NOISE_FACTOR = 1.5f;

  /** Contrast of the median cell in grey levels that is noise though the image does not change. */
  private static final float MAX_STILL_NOISE = 6;

  /** Change of the median cell, in grey levels, up to which the camera is still. */
  private static final float MAX_STILL_CHANGE = 4;

  /** Seconds for which a cell has to be background for its content to be kept. */
  private static final float MIN_BACKGROUND_SECONDS = 10;

  /** Seconds after which a change of most of the image is another scene. */
  private static final float SCENE_CHANGE_SECONDS = 10;

  /** Time constant, in seconds, with which the duration decays once an object is gone. */
  private static final double DECAY_SECONDS = 0.4;

  private final CellGrid grid;
  private final byte[] initial;
  private final BackgroundImage picture;
  private final CellDifferences differences;
  private final LightClassifier lightClassifier;
  private final RatioField initialRatios;
  private final LightClassifier initialClassifier;
  private final BackgroundModes modes;
  private final MovingCells motion;
  private final ChangeHistory history;
  private final float[] objectSeconds;
  private final float[] backgroundSeconds;
  private final float[] lightAt;
  private final BitSet objects = new BitSet();
  private final BitSet stationary = new BitSet();
  private final BitSet seen = new BitSet();
  private final BitSet light = new BitSet();
  private double absorbAfter = DEFAULT_ABSORB_AFTER;
  private long position;
  private double time;
  private double pending;
  private double levelTime;
  private long updates;
  private float medianContrast;
  private float threshold = MIN_CONTRAST;

  /**
   * The background of one stream.
   *
   * @param initial grey levels of the initial background, row by row
   */
  public AdaptiveBackground(int width, int height, byte[] initial) {
    this.grid = CellGrid.forImage(width, height);
    this.initial = initial;
    this.picture = new BackgroundImage(grid);
    this.picture.set(initial);
    this.differences = new CellDifferences(grid, initial);
    this.lightClassifier = new LightClassifier(grid, differences.ratios());
    this.initialRatios = new RatioField(grid);
    this.initialClassifier = new LightClassifier(grid, initialRatios);
    this.modes = new BackgroundModes(grid);
    this.motion = new MovingCells(grid);
    this.history = new ChangeHistory(grid);
    this.objectSeconds = new float[grid.cells()];
    this.backgroundSeconds = new float[grid.cells()];
    this.lightAt = new float[grid.cells()];
  }

  /**
   * The background that the scorers of a stream share.
   *
   * @param initial grey levels of the initial background; scorers with equal ones share one
   * @param context objects shared by the scorers of the stream
   */
  public static AdaptiveBackground shared(
      int width, int height, byte[] initial, StreamContext context) {
    return context
        .shared(Backgrounds.class, Backgrounds::new)
        .byInitial
        .computeIfAbsent(
            ByteBuffer.wrap(initial), key -> new AdaptiveBackground(width, height, initial));
  }

  /**
   * How far the background of a stream has come from the initial one.
   *
   * @param adapted share of the picture whose background is another than the initial one, 0 to 1
   * @param objects share of the picture that showed an object at the last update, 0 to 1
   */
  public record Shares(double adapted, double objects) {}

  /** {@return the shares of the background of a stream; empty if no scorer has one} */
  public static Optional<Shares> sharesOf(StreamContext context) {
    return context.shared(Backgrounds.class, Backgrounds::new).byInitial.values().stream()
        .findFirst()
        .map(AdaptiveBackground::shares);
  }

  Shares shares() {
    int adapted = 0;
    for (int cell = 0; cell < grid.cells(); cell++) {
      adapted += grid.meanAbsoluteDifference(cell, picture.pixels(), initial) >= threshold ? 1 : 0;
    }
    return new Shares(
        (double) adapted / grid.cells(), (double) objects.cardinality() / grid.cells());
  }

  /** The backgrounds of a stream by their initial picture. */
  private static final class Backgrounds implements Restorable, AutoCloseable {
    private final Map<ByteBuffer, AdaptiveBackground> byInitial = new LinkedHashMap<>();

    @Override
    public void exchange(StateArchive archive) {
      byInitial.values().forEach(background -> background.exchange(archive));
    }

    @Override
    public void close() {
      byInitial.clear();
    }
  }

  /** Sets the time after which stationary objects become background. */
  public void setAbsorbAfter(Duration duration) {
    absorbAfter = duration.toNanos() / 1e9;
  }

  /** Takes the first frame of a clip and returns to the initial background. */
  public void start(byte[] image) {
    picture.set(initial);
    modes.clear();
    Arrays.fill(objectSeconds, 0);
    Arrays.fill(backgroundSeconds, MIN_BACKGROUND_SECONDS);
    Arrays.fill(lightAt, Float.NEGATIVE_INFINITY);
    seen.clear();
    objects.clear();
    stationary.clear();
    motion.clear();
    light.clear();
    history.clear();
    position = 0;
    time = 0;
    pending = 0;
    levelTime = 0;
    updates = 0;
    differences.start(image, picture.pixels());
  }

  /** Everything that the next update depends on; the rest it computes anew. */
  @Override
  public void exchange(StateArchive archive) {
    archive.fill(picture.pixels());
    archive.fill(differences.image());
    modes.exchange(archive);
    archive.fill(objectSeconds);
    archive.fill(backgroundSeconds);
    history.exchange(archive);
    archive.fill(lightAt);
    BitSet seenCells = BitSet.valueOf(archive.value(seen.toByteArray()));
    seen.clear();
    seen.or(seenCells);
    position = archive.value(position);
    time = archive.value(time);
    pending = archive.value(pending);
    levelTime = archive.value(levelTime);
    updates = archive.value(updates);
    threshold = archive.value(threshold);
  }

  /**
   * Advances to a frame.
   *
   * @param newPosition number of the frame since the start; a scorer that is not the first to take
   *     it has no effect
   * @param elapsedSeconds time since the frame before
   * @return whether {@link #update} is to be called with this frame
   */
  public boolean advance(long newPosition, double elapsedSeconds) {
    if (newPosition <= position) {
      return false;
    }
    position = newPosition;
    time += elapsedSeconds;
    pending += elapsedSeconds;
    return pending > UPDATE_INTERVAL - 1e-6;
  }

  /**
   * Updates the background with a frame for which {@link #advance} asked.
   *
   * @param image grey levels, row by row
   */
  public void update(byte[] image) {
    float elapsed = (float) Math.min(MAX_STEP, pending);
    pending = 0;
    updates++;
    differences.update(image, picture.pixels());
    medianContrast = differences.medianContrast();
    float noise = Math.min(medianContrast, Math.max(MAX_STILL_NOISE, differences.medianChange()));
    threshold = MIN_CONTRAST + NOISE_FACTOR * noise;
    motion.update(differences);
    BitSet different = new BitSet(grid.cells());
    for (int cell = 0; cell < grid.cells(); cell++) {
      different.set(cell, differences.contrast(cell) >= threshold && !showsMode(cell));
    }
    classify(different, noise, elapsed);
    updateSeen(different);
    stationary.clear();
    stationary.or(objects);
    stationary.andNot(motion.near());
    updateObjects(elapsed);
    adapt(different, elapsed);
  }

  /** Divides the cells that differ into light and objects; no object comes without motion. */
  private void classify(BitSet different, float noise, float elapsed) {
    history.update(different, motion, differences.ratios(), elapsed);
    byte[] image = differences.image();
    light.clear();
    light.or(
        lightClassifier.light(
            different, motion.near(), history.gradual(), image, picture.pixels(), noise));
    objects.clear();
    objects.or(different);
    objects.andNot(light);
    BitSet changed = (BitSet) different.clone();
    for (int cell = 0; cell < grid.cells(); cell++) {
      lightAt[cell] = light.get(cell) ? (float) time : lightAt[cell];
      changed.set(
          cell, different.get(cell) || time - lightAt[cell] <= ChangeHistory.RECENT_SECONDS);
    }
    changed.andNot(motion.near());
    BitSet still = (BitSet) changed.clone();
    BitSet shining = (BitSet) objects.clone();
    shining.and(history.recent());
    copy(lightClassifier.sources(changed, shining));
    copy(history.lightSources(objects));
    still.and(objects);
    if (!still.isEmpty()) {
      initialRatios.measure(image, initial);
      copy(initialClassifier.light(still, motion.near(), new BitSet(), image, initial, noise));
    }
    history.forget(light);
  }

  /** Takes cells from the image that are light though they do not look like the background. */
  private void copy(BitSet cells) {
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      picture.follow(cell, differences.image(), 1);
      measureRatio(cell);
    }
    light.or(cells);
    objects.andNot(cells);
  }

  private boolean isStart() {
    return time < START_SECONDS;
  }

  /** Whether a still cell shows an earlier content, which then is the background. */
  private boolean showsMode(int cell) {
    int mode = motion.near().get(cell) ? -1 : modes.find(cell, differences, threshold);
    if (mode < 0) {
      return false;
    }
    modes.exchange(cell, mode, picture.pixels(), (float) time);
    measureRatio(cell);
    return true;
  }

  private void measureRatio(int cell) {
    float ratio = (float) grid.sum(cell, differences.image()) / grid.sum(cell, picture.pixels());
    differences.ratios().set(cell, ratio);
  }

  /** A cell is seen once it is background: what comes later is not what was there. */
  private void updateSeen(BitSet different) {
    BitSet visible = (BitSet) different.clone();
    visible.flip(0, grid.cells());
    seen.or(visible);
  }

  /** Makes the content of cells the background. */
  private void absorb(BitSet cells) {
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      modes.add(cell, picture.pixels(), (float) time);
      picture.follow(cell, differences.image(), 1);
      measureRatio(cell);
      objectSeconds[cell] = 0;
      backgroundSeconds[cell] = 0;
      objects.clear(cell);
      stationary.clear(cell);
    }
  }

  /** The objects of which a part moves. */
  private BitSet movingObjects() {
    BitSet arriving = new BitSet(grid.cells());
    for (ConnectedComponents.Component object : ConnectedComponents.of(objects, grid.columns())) {
      if (object.cells().intersects(motion.cells())) {
        arriving.or(object.cells());
      }
    }
    return arriving;
  }

  private void updateObjects(float elapsed) {
    double limit = isOtherScene() ? Math.min(SCENE_CHANGE_SECONDS, absorbAfter) : absorbAfter;
    BitSet absorbed = new BitSet(grid.cells());
    BitSet arriving = movingObjects();
    for (int cell = 0; cell < grid.cells(); cell++) {
      if (stationary.get(cell)) {
        objectSeconds[cell] += elapsed;
        boolean wasThere =
            time < MAX_HIDDEN_SECONDS
                && !seen.get(cell)
                && !arriving.get(cell)
                && objectSeconds[cell] >= FIRST_SECONDS;
        absorbed.set(cell, wasThere || objectSeconds[cell] >= limit);
      } else if (!objects.get(cell)) {
        objectSeconds[cell] *= (float) Math.exp(-elapsed / DECAY_SECONDS);
      } else if (motion.cells().get(cell)) {
        objectSeconds[cell] = Math.max(0, objectSeconds[cell] - elapsed);
      }
    }
    absorb(absorbed);
  }

  /** Moves the background towards the image where it shows no object and nothing moves. */
  private void adapt(BitSet different, float elapsed) {
    float fast = (float) (1 - Math.exp(-elapsed / FAST_SECONDS));
    levelTime += elapsed;
    boolean level = levelTime >= SECONDS_PER_LEVEL - 1e-6;
    if (level) {
      levelTime -= SECONDS_PER_LEVEL;
    }
    for (int cell = light.nextSetBit(0); cell >= 0; cell = light.nextSetBit(cell + 1)) {
      if (backgroundSeconds[cell] >= MIN_BACKGROUND_SECONDS) {
        modes.add(cell, picture.pixels(), (float) time);
      }
    }
    followLight();
    for (int cell = 0; cell < grid.cells(); cell++) {
      if (motion.near().get(cell)) {
        continue;
      }
      if (light.get(cell)) {
        backgroundSeconds[cell] = 0;
        picture.follow(cell, differences.image(), fast);
      } else if (!different.get(cell)) {
        backgroundSeconds[cell] += elapsed;
        if (isShaking()) {
          continue;
        }
        if (isStart()) {
          picture.follow(cell, differences.image(), fast);
        } else if (level) {
          picture.follow(cell, differences.image(), 0);
        }
      }
    }
  }

  /** Whether the whole image changes, as under camera shake: its mean is no background. */
  private boolean isShaking() {
    return medianContrast > MAX_STILL_CHANGE && differences.medianChange() > MAX_STILL_CHANGE;
  }

  /** Multiplies what is visible of the background by the change of the light. */
  private void followLight() {
    BitSet visible = (BitSet) objects.clone();
    visible.or(motion.near());
    visible.flip(0, grid.cells());
    RatioField ratios = differences.ratios();
    ratios.keep(light, visible);
    for (int cell = visible.nextSetBit(0); cell >= 0; cell = visible.nextSetBit(cell + 1)) {
      if (!ratios.isOne(cell)) {
        picture.multiply(cell, ratios);
      }
    }
  }

  /** {@return the background: grey levels, row by row; not to be changed} */
  public byte[] backgroundImage() {
    return picture.pixels();
  }

  /** {@return the initial background: grey levels, row by row; not to be changed} */
  byte[] initialImage() {
    return initial;
  }

  /** {@return the cells} */
  CellGrid grid() {
    return grid;
  }

  /** {@return whether a cell has been light since the start} */
  boolean hasBeenLight(int cell) {
    return lightAt[cell] > Float.NEGATIVE_INFINITY;
  }

  /** {@return the seconds for which a cell has shown the background, without a change of it} */
  float backgroundSeconds(int cell) {
    return backgroundSeconds[cell];
  }

  /** {@return whether the last update saw a change of the light in a cell} */
  public boolean isLight(int cell) {
    return light.get(cell);
  }

  /** {@return whether the last update saw an object in a cell} */
  public boolean isObject(int cell) {
    return objects.get(cell);
  }

  /**
   * {@return whether the last update saw a stationary object in a cell} Neither the cell nor one
   * next to it moves, since uniform objects change at their edges only.
   */
  public boolean isStationary(int cell) {
    return stationary.get(cell);
  }

  /** {@return whether most of the image was an object at the last update, as in another scene} */
  public boolean isOtherScene() {
    return 2 * objects.cardinality() > grid.cells();
  }

  /** {@return whether the last update saw motion in a cell} */
  public boolean isMoving(int cell) {
    return motion.cells().get(cell);
  }

  /**
   * {@return the mean absolute difference of a cell, in grey levels, from which its content is
   * another one}
   */
  public float threshold() {
    return threshold;
  }

  /** {@return the number of updates since the start} */
  public long updates() {
    return updates;
  }
}
