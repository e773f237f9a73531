package io.vad4j.core.cutpaste;

import io.vad4j.Frame;
import io.vad4j.FrameMask;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.core.cutpaste.object.MedianBackground;
import io.vad4j.core.cutpaste.object.MovingObjectTracker;
import io.vad4j.core.cutpaste.object.ObjectObservation;
import io.vad4j.core.cutpaste.object.ObjectOverlay;
import io.vad4j.core.cutpaste.object.ObjectTrack;
import io.vad4j.core.cutpaste.object.PatchTransform;
import io.vad4j.core.cutpaste.object.ProceduralTexture;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.signal.CellMask;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Generates pseudo-anomaly clips from normal ones: segments and tracks moving objects, cuts them
 * out, and pastes them into other normal frames of the same camera at an abnormal speed, size,
 * rotation, texture, direction or place.
 *
 * <pre>{@code
 * CutPasteGenerator generator = CutPasteGenerator.fit(trainingSet, 1);
 * for (PseudoAnomalyClip clip : generator.clips(PseudoAnomalyType.defaults(), 10, 15)) {
 *   // clip.frame(i), clip.isAbnormal(i), clip.mask(i)
 * }
 * }</pre>
 *
 * <p>Use clips that the detector was not trained on; objects of its training clips have lower
 * scores. The same clips and seed give the same pixels. Where no object can be tracked, there are
 * no clips. Immutable and thread-safe.
 *
 * <p>After Li, Sohn, Yoon and Pfister, "CutPaste: Self-Supervised Learning for Anomaly Detection
 * and Localization" (CVPR 2021); here moving objects are cut with their trajectory instead of image
 * patches.
 *
 * @since 0.1.0
 */
public final class CutPasteGenerator {
  /** Maximum time for which an object is visible. */
  private static final double MAX_SECONDS = 2;

  private static final double MIN_SECONDS = 0.8;
  private static final int MIN_FRAMES = 6;

  /** Minimum travel of an object while it is visible, relative to its size. */
  private static final double MIN_TRAVEL = 0.3;

  private static final double MAX_AREA_RATIO = 2;

  private static final int MAX_ATTEMPTS = 40;

  private final List<? extends TrainingClip> clips;
  private final long seed;
  private final MedianBackground background;
  private final List<ObjectTrack> tracks;
  private final List<ObjectSize> objectSizes;
  private final int maxFrames;
  private final int minFrames;

  private CutPasteGenerator(TrainingSet trainingSet, long seed, FrameMask ignored) {
    this.clips = List.copyOf(trainingSet.clips());
    this.seed = seed;
    this.background = new MedianBackground(trainingSet);
    double rate = framesPerSecond(clips);
    this.maxFrames = Math.max(MIN_FRAMES, (int) Math.round(MAX_SECONDS * rate));
    this.minFrames = Math.max(MIN_FRAMES, (int) Math.round(MIN_SECONDS * rate));
    MovingObjectTracker tracker = new MovingObjectTracker(background);
    boolean[] ignoredCells =
        new CellMask(ignored).cells(background.grid().columns(), background.grid().rows());
    List<ObjectTrack> found =
        clips.stream()
            .flatMap(clip -> tracker.track(clip, minFrames).stream())
            .filter(track -> track.avoids(ignoredCells))
            .toList();
    this.tracks = excludeLargeObjects(found);
    this.objectSizes =
        found.stream().flatMap(track -> objectSize(track, background.grid()).stream()).toList();
  }

  /** Mean size over the observations that are fully visible; empty if none is. */
  private static Optional<ObjectSize> objectSize(ObjectTrack track, CellGrid grid) {
    List<ObjectObservation> visible =
        track.observations().stream()
            .filter(observation -> observation.isFullyVisible(grid))
            .toList();
    if (visible.isEmpty()) {
      return Optional.empty();
    }
    double bottom = visible.stream().mapToInt(ObjectObservation::bottom).average().orElseThrow();
    double rows = visible.stream().mapToInt(ObjectObservation::rows).average().orElseThrow();
    return Optional.of(new ObjectSize((bottom + 1) / grid.rows(), rows / grid.rows()));
  }

  /** Excludes tracks much larger than the median, which are mostly groups of objects. */
  private static List<ObjectTrack> excludeLargeObjects(List<ObjectTrack> found) {
    double[] sizes = found.stream().mapToDouble(ObjectTrack::meanArea).sorted().toArray();
    return found.stream()
        .filter(track -> track.meanArea() <= MAX_AREA_RATIO * sizes[sizes.length / 2])
        .toList();
  }

  /**
   * Fits a background model to normal clips and tracks their moving objects.
   *
   * @param trainingSet normal {@code GRAY8} clips, at least one; read now and whenever a frame of a
   *     generated clip is
   * @param seed seed of all random choices
   * @return the generator
   * @throws IllegalArgumentException if there is no clip
   * @throws InvalidFrameException if the frames are not {@code GRAY8}
   */
  public static CutPasteGenerator fit(TrainingSet trainingSet, long seed) {
    return fit(trainingSet, seed, FrameMask.none());
  }

  /**
   * Fits a background model to normal clips and tracks their moving objects, but for those that
   * touch a part of the frame that is ignored.
   *
   * @param trainingSet normal {@code GRAY8} clips, as in {@link #fit(TrainingSet, long)}
   * @param seed seed of all random choices
   * @param ignored the parts of the frame whose objects are not used
   * @return the generator
   * @throws IllegalArgumentException if there is no clip
   * @throws InvalidFrameException if the frames are not {@code GRAY8}
   */
  public static CutPasteGenerator fit(TrainingSet trainingSet, long seed, FrameMask ignored) {
    List<? extends TrainingClip> clips = trainingSet.clips();
    if (clips.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no clip to cut objects from; give at least one.");
    }
    Frame first = clips.get(0).frame(0);
    if (first.format() != PixelFormat.GRAY8) {
      throw new InvalidFrameException(
          "%s has %s frames, but only GRAY8 frames are supported; convert them with GrayscaleResizer."
              .formatted(clips.get(0).name(), first.format()));
    }
    return new CutPasteGenerator(trainingSet, seed, ignored);
  }

  private static double framesPerSecond(List<? extends TrainingClip> clips) {
    TrainingClip clip =
        clips.stream().max(Comparator.comparingInt(TrainingClip::size)).orElseThrow();
    Duration length = clip.frame(clip.size() - 1).timestamp().minus(clip.frame(0).timestamp());
    return length.isZero() ? 25 : (clip.size() - 1) / (length.toNanos() / 1e9);
  }

  /** {@return the number of tracked objects that can be pasted} */
  public int objectCount() {
    return tracks.size();
  }

  /**
   * {@return size and position of each tracked object, averaged over the frames in which it is
   * fully visible} Includes objects that are too large to be pasted; excludes those that are never
   * fully visible.
   */
  public List<ObjectSize> objectSizes() {
    return objectSizes;
  }

  /**
   * {@return at most {@code countPerType} clips of each type, type by type; fewer, or none, where
   * no object is tracked for long enough}
   *
   * @param types types of pseudo-anomalies, such as {@link PseudoAnomalyType#defaults()}
   * @param countPerType number of clips of each type
   * @param warmUpFrames normal frames before the object appears, at least 0; fewer where a clip has
   *     no more
   */
  public List<PseudoAnomalyClip> clips(
      Set<PseudoAnomalyType> types, int countPerType, int warmUpFrames) {
    List<PseudoAnomalyClip> pseudoAnomalies = new ArrayList<>();
    for (PseudoAnomalyType type : PseudoAnomalyType.values()) {
      for (int number = 0; types.contains(type) && number < countPerType; number++) {
        clip(type, number, warmUpFrames).ifPresent(pseudoAnomalies::add);
      }
    }
    return pseudoAnomalies;
  }

  /**
   * {@return one clip; empty where no object is tracked for long enough}
   *
   * @param type type of the pseudo-anomaly
   * @param number number of the clip among those of its type, from 0
   * @param warmUpFrames normal frames before the object appears, at least 0; fewer where the target
   *     clip has no more
   */
  public Optional<PseudoAnomalyClip> clip(PseudoAnomalyType type, int number, int warmUpFrames) {
    if (number < 0 || warmUpFrames < 0) {
      throw new IllegalArgumentException(
          "Clip " + number + " with " + warmUpFrames + " normal frames; neither may be negative.");
    }
    SplittableRandom random =
        new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1009L * type.ordinal() + number);
    int speed = Math.max(1, type.speed());
    int requiredLength = speed * (minFrames - 1) + 1;
    List<ObjectTrack> candidates =
        tracks.stream().filter(track -> track.length() >= requiredLength).toList();
    for (int attempt = 0; attempt < MAX_ATTEMPTS && !candidates.isEmpty(); attempt++) {
      ObjectTrack track = candidates.get(random.nextInt(candidates.size()));
      int length = Math.min(maxFrames, (track.length() - 1) / speed + 1);
      int span = speed * (length - 1);
      int from = random.nextInt(track.length() - span);
      if (track.travel(from, from + span) >= MIN_TRAVEL) {
        return Optional.of(paste(type, number, warmUpFrames, track, from, length, random));
      }
    }
    return Optional.empty();
  }

  private PseudoAnomalyClip paste(
      PseudoAnomalyType type,
      int number,
      int warmUpFrames,
      ObjectTrack track,
      int from,
      int length,
      SplittableRandom random) {
    TrainingClip target = clips.get(random.nextInt(clips.size()));
    int visibleFrames = Math.min(length, target.size());
    int warmUp = Math.min(warmUpFrames, target.size() - visibleFrames);
    int first = random.nextInt(target.size() - visibleFrames - warmUp + 1);
    boolean reversed = type == PseudoAnomalyType.REVERSED;
    @Nullable ProceduralTexture texture =
        type == PseudoAnomalyType.TEXTURE ? new ProceduralTexture(random) : null;
    ObjectOverlay overlay =
        new ObjectOverlay(
            track,
            reversed ? from + length - 1 : from,
            reversed ? -1 : type.speed(),
            visibleFrames,
            sampleTransform(type, random),
            texture,
            background);
    String name =
        "%s %d: from %s into %s"
            .formatted(type.description(), number + 1, track.clip().name(), target.name());
    return new PseudoAnomalyClip(name, type, target, first, warmUp, overlay);
  }

  private PatchTransform sampleTransform(PseudoAnomalyType type, SplittableRandom random) {
    double scale = 1.7 + 0.6 * random.nextDouble();
    double angle = Math.toRadians(60 + 60 * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
    double phase = 2 * Math.PI * random.nextDouble();
    double offsetX = (random.nextDouble() - 0.5) * background.width();
    double offsetY = (random.nextDouble() - 0.5) * background.height() / 2;
    boolean displaced = type == PseudoAnomalyType.DISPLACED;
    return new PatchTransform(
        type == PseudoAnomalyType.SCALE ? scale : 1,
        type == PseudoAnomalyType.ROTATION ? angle : 0,
        displaced ? offsetX : 0,
        displaced ? offsetY : 0,
        type == PseudoAnomalyType.SHAKE ? 0.25 : 0,
        phase);
  }
}
