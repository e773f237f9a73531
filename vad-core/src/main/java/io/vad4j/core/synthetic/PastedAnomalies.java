package io.vad4j.core.synthetic;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import io.vad4j.spi.TrainingClip;
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
 * PastedAnomalies pasted = PastedAnomalies.of(normalClips, 1);
 * for (PastedClip clip : pasted.clips(PastedKind.standard(), 10, 15)) {
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
public final class PastedAnomalies {
  /** How long a thing is seen at most. */
  private static final double LONGEST_SECONDS = 2;

  private static final double SHORTEST_SECONDS = 0.8;
  private static final int FEWEST_FRAMES = 6;

  /** A thing must go this far in its own size while it is seen, or it hardly moves. */
  private static final double LEAST_TRAVEL = 0.3;

  private static final double TIMES_USUAL_SIZE = 2;

  private static final int DRAWS = 40;

  private final List<? extends TrainingClip> clips;
  private final long seed;
  private final Scenery scenery;
  private final List<MovingThing> things;
  private final List<ThingSize> sizes;
  private final int longest;
  private final int shortest;

  private PastedAnomalies(List<? extends TrainingClip> clips, long seed) {
    this.clips = List.copyOf(clips);
    this.seed = seed;
    this.scenery = new Scenery(clips);
    double rate = framesPerSecond(clips);
    this.longest = Math.max(FEWEST_FRAMES, (int) Math.round(LONGEST_SECONDS * rate));
    this.shortest = Math.max(FEWEST_FRAMES, (int) Math.round(SHORTEST_SECONDS * rate));
    ThingFinder finder = new ThingFinder(scenery);
    List<MovingThing> found =
        clips.stream().flatMap(clip -> finder.find(clip, shortest).stream()).toList();
    this.things = ordinary(found);
    this.sizes = found.stream().flatMap(thing -> thing.usualSize(scenery.grid()).stream()).toList();
  }

  /** Those that are not much larger than most, as several that go together are. */
  private static List<MovingThing> ordinary(List<MovingThing> found) {
    double[] sizes = found.stream().mapToDouble(MovingThing::size).sorted().toArray();
    return found.stream()
        .filter(thing -> thing.size() <= TIMES_USUAL_SIZE * sizes[sizes.length / 2])
        .toList();
  }

  /**
   * Looks through normal clips for things that move.
   *
   * @param clips normal clips of grey frames of one size, at least one; read now and whenever a
   *     pasted clip is
   * @param seed of everything random
   * @return what makes pasted clips of them
   * @throws IllegalArgumentException if there is no clip
   * @throws InvalidFrameException if a clip's frames are not grey
   */
  public static PastedAnomalies of(List<? extends TrainingClip> clips, long seed) {
    if (clips.isEmpty()) {
      throw new IllegalArgumentException("There is no clip to cut from; give at least one.");
    }
    Frame first = clips.get(0).frame(0);
    if (first.format() != PixelFormat.GRAY8) {
      throw new InvalidFrameException(
          "%s has %s frames, but only grey ones can be cut from; convert them with GreyScaler."
              .formatted(clips.get(0).name(), first.format()));
    }
    return new PastedAnomalies(clips, seed);
  }

  private static double framesPerSecond(List<? extends TrainingClip> clips) {
    TrainingClip clip =
        clips.stream().max(Comparator.comparingInt(TrainingClip::size)).orElseThrow();
    Duration length = clip.frame(clip.size() - 1).time().minus(clip.frame(0).time());
    return length.isZero() ? 25 : (clip.size() - 1) / (length.toNanos() / 1e9);
  }

  /** {@return how many moving things were found that can be cut out} */
  public int things() {
    return things.size();
  }

  /**
   * {@return how large each moving thing is and where, on average over the frames in which all of
   * it is in the picture} Also of things that are too large to be cut out; of none that are never
   * seen as a whole.
   */
  public List<ThingSize> sizes() {
    return sizes;
  }

  /**
   * Clips of several kinds.
   *
   * @param kinds what is to be unusual, such as {@link PastedKind#standard()}
   * @param each how many clips of each kind
   * @param lead normal frames before the thing appears, at least 0; fewer where a clip has no more
   * @return at most {@code each} clips of each kind, kind by kind in their order; fewer, or none,
   *     where nothing is followed for long enough
   */
  public List<PastedClip> clips(Set<PastedKind> kinds, int each, int lead) {
    List<PastedClip> pasted = new ArrayList<>();
    for (PastedKind kind : PastedKind.values()) {
      for (int number = 0; kinds.contains(kind) && number < each; number++) {
        clip(kind, number, lead).ifPresent(pasted::add);
      }
    }
    return pasted;
  }

  /**
   * One clip.
   *
   * @param kind what is to be unusual
   * @param number which of the clips of that kind, from 0
   * @param lead normal frames before the thing appears, at least 0; fewer where the clip that it is
   *     pasted into has no more
   * @return empty where nothing is followed for long enough
   */
  public Optional<PastedClip> clip(PastedKind kind, int number, int lead) {
    if (number < 0 || lead < 0) {
      throw new IllegalArgumentException(
          "Clip " + number + " with " + lead + " normal frames; neither may be negative.");
    }
    SplittableRandom random =
        new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1009L * kind.ordinal() + number);
    int speed = Math.max(1, kind.speed());
    int needed = speed * (shortest - 1) + 1;
    List<MovingThing> candidates =
        things.stream().filter(thing -> thing.length() >= needed).toList();
    for (int draw = 0; draw < DRAWS && !candidates.isEmpty(); draw++) {
      MovingThing thing = candidates.get(random.nextInt(candidates.size()));
      int length = Math.min(longest, (thing.length() - 1) / speed + 1);
      int span = speed * (length - 1);
      int from = random.nextInt(thing.length() - span);
      if (thing.travel(from, from + span) >= LEAST_TRAVEL) {
        return Optional.of(paste(kind, number, lead, thing, from, length, random));
      }
    }
    return Optional.empty();
  }

  private PastedClip paste(
      PastedKind kind,
      int number,
      int lead,
      MovingThing thing,
      int from,
      int length,
      SplittableRandom random) {
    TrainingClip into = clips.get(random.nextInt(clips.size()));
    int shown = Math.min(length, into.size());
    int before = Math.min(lead, into.size() - shown);
    int first = random.nextInt(into.size() - shown - before + 1);
    boolean backwards = kind == PastedKind.REVERSED;
    @Nullable ForeignTexture texture =
        kind == PastedKind.TEXTURE ? new ForeignTexture(random) : null;
    PastedClip.Course course =
        new PastedClip.Course(
            thing,
            backwards ? from + length - 1 : from,
            backwards ? -1 : kind.speed(),
            shown,
            Placement.of(kind, scenery, random),
            texture,
            scenery);
    String name =
        "%s %d: from %s into %s"
            .formatted(kind.words(), number + 1, thing.clip().name(), into.name());
    return new PastedClip(name, kind, into, first, before, course);
  }
}
