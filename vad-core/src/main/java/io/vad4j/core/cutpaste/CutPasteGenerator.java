package io.vad4j.core.cutpaste;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
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
 * Makes clips with known anomalies out of normal ones: finds things that move, cuts them out, and
 * pastes them into other normal frames of the same camera in some unusual way.
 *
 * <pre>{@code
 * CutPasteGenerator generator = CutPasteGenerator.fit(trainingSet, 1);
 * for (PseudoAnomalyClip clip : generator.clips(PseudoAnomalyType.defaults(), 10, 15)) {
 *   // clip.frame(i), clip.abnormal(i), clip.mask(i)
 * }
 * }</pre>
 *
 * <p>Use clips that the detector was not trained on, or it finds things too familiar. The same
 * clips and seed give the same pixels. Where nothing moves, or nothing that can be told apart from
 * the crowd, there are no clips. Immutable and safe to share between threads.
 *
 * <p>Cut and paste as a stand-in for anomalies is due to Li, Sohn, Yoon and Pfister, "CutPaste:
 * Self-Supervised Learning for Anomaly Detection and Localization" (CVPR 2021); here whole moving
 * things are cut, with their course.
 *
 * @since 0.1.0
 */
public final class CutPasteGenerator {
  /** How long a thing is seen at most. */
  private static final double MAX_SECONDS = 2;

  private static final double MIN_SECONDS = 0.8;
  private static final int MIN_FRAMES = 6;

  /** A thing must go this far in its own size while it is seen, or it hardly moves. */
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

  private CutPasteGenerator(TrainingSet trainingSet, long seed) {
    this.clips = List.copyOf(trainingSet.clips());
    this.seed = seed;
    this.background = new MedianBackground(trainingSet);
    double rate = framesPerSecond(clips);
    this.maxFrames = Math.max(MIN_FRAMES, (int) Math.round(MAX_SECONDS * rate));
    this.minFrames = Math.max(MIN_FRAMES, (int) Math.round(MIN_SECONDS * rate));
    MovingObjectTracker tracker = new MovingObjectTracker(background);
    List<ObjectTrack> found =
        clips.stream().flatMap(clip -> tracker.track(clip, minFrames).stream()).toList();
    this.tracks = excludeLargeObjects(found);
    this.objectSizes =
        found.stream().flatMap(track -> track.objectSize(background.grid()).stream()).toList();
  }

  /** Those that are not much larger than most, as several that go together are. */
  private static List<ObjectTrack> excludeLargeObjects(List<ObjectTrack> found) {
    double[] sizes = found.stream().mapToDouble(ObjectTrack::meanArea).sorted().toArray();
    return found.stream()
        .filter(track -> track.meanArea() <= MAX_AREA_RATIO * sizes[sizes.length / 2])
        .toList();
  }

  /**
   * Looks through normal clips for things that move.
   *
   * @param trainingSet normal clips of grey frames, at least one; read now and whenever a pasted
   *     clip is
   * @param seed of everything random
   * @return what makes pasted clips of them
   * @throws IllegalArgumentException if there is no clip
   * @throws InvalidFrameException if a clip's frames are not grey
   */
  public static CutPasteGenerator fit(TrainingSet trainingSet, long seed) {
    List<? extends TrainingClip> clips = trainingSet.clips();
    if (clips.isEmpty()) {
      throw new IllegalArgumentException("There is no clip to cut from; give at least one.");
    }
    Frame first = clips.get(0).frame(0);
    if (first.format() != PixelFormat.GRAY8) {
      throw new InvalidFrameException(
          "%s has %s frames, but only grey ones can be cut from; convert them with GreyScaler."
              .formatted(clips.get(0).name(), first.format()));
    }
    return new CutPasteGenerator(trainingSet, seed);
  }

  private static double framesPerSecond(List<? extends TrainingClip> clips) {
    TrainingClip clip =
        clips.stream().max(Comparator.comparingInt(TrainingClip::size)).orElseThrow();
    Duration length = clip.frame(clip.size() - 1).timestamp().minus(clip.frame(0).timestamp());
    return length.isZero() ? 25 : (clip.size() - 1) / (length.toNanos() / 1e9);
  }

  /** {@return how many moving things were found that can be cut out} */
  public int objectCount() {
    return tracks.size();
  }

  /**
   * {@return how large each moving thing is and where, on average over the frames in which all of
   * it is in the picture} Also of things that are too large to be cut out; of none that are never
   * seen as a whole.
   */
  public List<ObjectSize> objectSizes() {
    return objectSizes;
  }

  /**
   * Clips of several kinds.
   *
   * @param types what is to be unusual, such as {@link PseudoAnomalyType#defaults()}
   * @param countPerType how many clips of each kind
   * @param warmUpFrames normal frames before the thing appears, at least 0; fewer where a clip has
   *     no more
   * @return at most {@code each} clips of each kind, kind by kind in their order; fewer, or none,
   *     where nothing is followed for long enough
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
   * One clip.
   *
   * @param type what is to be unusual
   * @param number which of the clips of that kind, from 0
   * @param warmUpFrames normal frames before the thing appears, at least 0; fewer where the clip
   *     that it is pasted into has no more
   * @return empty where nothing is followed for long enough
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
    PseudoAnomalyClip.ObjectOverlay overlay =
        new PseudoAnomalyClip.ObjectOverlay(
            track,
            reversed ? from + length - 1 : from,
            reversed ? -1 : type.speed(),
            visibleFrames,
            PatchTransform.sample(type, background, random),
            texture,
            background);
    String name =
        "%s %d: from %s into %s"
            .formatted(type.description(), number + 1, track.clip().name(), target.name());
    return new PseudoAnomalyClip(name, type, target, first, warmUp, overlay);
  }
}
