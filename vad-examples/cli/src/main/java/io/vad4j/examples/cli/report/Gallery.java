package io.vad4j.examples.cli.report;

import io.vad4j.Detection;
import io.vad4j.Frame;
import io.vad4j.core.image.HeatMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Picks the frames worth looking at while clips are read: the best hit, the worst false alarm and
 * the worst miss of each clip, and of those the few best or worst of all.
 */
public final class Gallery {
  private static final int MOST_OF_A_GROUP = 6;

  private final Map<Picture.Group, Candidate> ofThisClip = new EnumMap<>(Picture.Group.class);
  private final Map<Picture.Group, List<Picture>> kept = new EnumMap<>(Picture.Group.class);

  /** A gallery without pictures. */
  public Gallery() {}

  private record Candidate(Frame frame, Detection detection) {}

  /**
   * Looks at a frame of the clip that is read.
   *
   * @param truth whether it is truly abnormal
   */
  public void offer(Frame frame, Detection detection, boolean truth) {
    if (truth != detection.abnormal()) {
      keep(truth ? Picture.Group.MISS : Picture.Group.FALSE_ALARM, frame, detection);
    } else if (truth) {
      keep(Picture.Group.HIT, frame, detection);
    }
  }

  private void keep(Picture.Group group, Frame frame, Detection detection) {
    Candidate best = ofThisClip.get(group);
    if (best == null
        || (group == Picture.Group.MISS
            ? detection.score() < best.detection.score()
            : detection.score() > best.detection.score())) {
      ofThisClip.put(group, new Candidate(frame, detection));
    }
  }

  /** Ends a clip, whose few candidates become pictures if they are among the best or worst. */
  public void endClip(String clip) {
    ofThisClip.forEach((group, candidate) -> hang(group, clip, candidate));
    ofThisClip.clear();
  }

  private void hang(Picture.Group group, String clip, Candidate candidate) {
    Comparator<Picture> byScore = Comparator.comparingDouble(Picture::score);
    Comparator<Picture> order = group == Picture.Group.MISS ? byScore : byScore.reversed();
    Detection detection = candidate.detection;
    List<Picture> pictures = kept.computeIfAbsent(group, none -> new ArrayList<>());
    pictures.add(
        new Picture(
            group,
            clip,
            detection.index(),
            detection.time().toNanos() / 1e9,
            detection.score(),
            FramePicture.dataUri(HeatMap.over(candidate.frame, detection.map()))));
    pictures.sort(order);
    if (pictures.size() > MOST_OF_A_GROUP) {
      pictures.remove(MOST_OF_A_GROUP);
    }
  }

  /** All pictures, group by group. */
  public List<Picture> pictures() {
    return kept.values().stream().flatMap(List::stream).toList();
  }
}
