package io.vad4j.core.frames;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Selection of segments of equal length within a budget of frames, evenly over a video whose length
 * is not known in advance. Segment k has the rank frac(k·φ), and those of the smallest ranks are
 * kept; by the three-distance theorem they are evenly spaced, whatever their number. Not
 * thread-safe.
 */
final class SegmentBudget {
  private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

  /** Segments of more frames cover fewer hours; those of fewer spend more of them on warm-up. */
  private static final int MAX_SEGMENT = 200;

  private static final int MIN_SEGMENT = 50;

  /** The number of segments that the budget has room for, unless they become shorter than that. */
  private static final int SEGMENTS = 150;

  private final long maxFrames;
  private final int segmentLength;
  private final TreeMap<Double, Segment> kept = new TreeMap<>();
  private final Deque<Integer> freeSlots = new ArrayDeque<>();
  private int slots;
  private long segments;
  private long frames;

  /**
   * A contiguous part of a clip.
   *
   * @param number its number in the video
   * @param clip the name of its clip
   * @param start the position of its first frame in the clip
   * @param slot where its frames are stored
   * @param times the timestamps of its frames
   */
  record Segment(long number, String clip, int start, int slot, List<Duration> times) {}

  /** A budget of at least one frame. */
  SegmentBudget(long maxFrames) {
    this.maxFrames = maxFrames;
    this.segmentLength =
        (int)
            Math.min(maxFrames, Math.max(MIN_SEGMENT, Math.min(MAX_SEGMENT, maxFrames / SEGMENTS)));
  }

  int segmentLength() {
    return segmentLength;
  }

  /** Begins the next segment of the video. */
  Segment begin(String clip, int start) {
    long number = segments++;
    Integer free = freeSlots.poll();
    Segment segment =
        new Segment(number, clip, start, free == null ? slots++ : free, new ArrayList<>());
    kept.put(rank(number), segment);
    return segment;
  }

  private static double rank(long number) {
    double multiple = number * GOLDEN_RATIO;
    return multiple - Math.floor(multiple);
  }

  /**
   * Adds a frame to the segment that began last, for which segments of higher rank make room.
   *
   * @return whether the segment is kept, so that the frame is to be stored
   */
  boolean add(Segment segment, Duration time) {
    while (frames >= maxFrames && kept.get(rank(segment.number())) == segment) {
      Segment dropped = Objects.requireNonNull(kept.pollLastEntry()).getValue();
      freeSlots.push(dropped.slot());
      frames -= dropped.times().size();
    }
    if (kept.get(rank(segment.number())) != segment) {
      return false;
    }
    segment.times().add(time);
    frames++;
    return true;
  }

  /** The kept segments with frames, in the order of the video. */
  List<Segment> segments() {
    Collection<Segment> all = kept.values();
    return all.stream()
        .filter(segment -> !segment.times().isEmpty())
        .sorted(Comparator.comparingLong(Segment::number))
        .toList();
  }

  /** Whether a segment goes on where another one ended, in the same clip. */
  static boolean follows(Segment previous, Segment next) {
    return next.number() == previous.number() + 1
        && next.start() == previous.start() + previous.times().size()
        && next.start() > 0;
  }
}
