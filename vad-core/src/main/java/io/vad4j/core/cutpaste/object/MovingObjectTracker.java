package io.vad4j.core.cutpaste.object;

import io.vad4j.core.image.CellGrid;
import io.vad4j.core.image.ConnectedComponents;
import io.vad4j.core.image.ConnectedComponents.Component;
import io.vad4j.spi.TrainingClip;
import java.util.ArrayList;
import java.util.List;

/**
 * Tracks moving objects: foreground components, associated from frame to frame by intersection over
 * union. A track ends where objects merge or split.
 */
public final class MovingObjectTracker {
  /** Minimum area of an object as a fraction of the image. */
  private static final double MIN_AREA_FRACTION = 0.001;

  private static final int MIN_AREA_CELLS = 3;

  /** Maximum area of an object as a fraction of the image. */
  private static final double MAX_AREA_FRACTION = 0.15;

  /** Minimum fraction of its bounding box that an object covers; shadow edges cover less. */
  private static final double MIN_FILL = 0.35;

  private static final double MIN_IOU = 0.3;

  /** Larger changes of area from frame to frame indicate merged objects. */
  private static final double MAX_AREA_RATIO = 1.5;

  private final MedianBackground background;
  private final CellGrid grid;
  private final int minCells;
  private final int maxCells;

  public MovingObjectTracker(MedianBackground background) {
    this.background = background;
    this.grid = background.grid();
    this.minCells = (int) Math.max(MIN_AREA_CELLS, MIN_AREA_FRACTION * grid.cells());
    this.maxCells = (int) (MAX_AREA_FRACTION * grid.cells());
  }

  /** The tracks of a clip with a minimum length in frames. */
  public List<ObjectTrack> track(TrainingClip clip, int minFrames) {
    List<List<ObjectObservation>> activeTracks = new ArrayList<>();
    List<List<ObjectObservation>> finishedTracks = new ArrayList<>();
    for (int frame = 0; frame < clip.size(); frame++) {
      List<ObjectObservation> candidates = detect(frame, background.segment(clip.frame(frame)));
      List<List<ObjectObservation>> next = new ArrayList<>();
      for (List<ObjectObservation> track : activeTracks) {
        int match = bestMatch(track.get(track.size() - 1), candidates);
        if (match < 0) {
          finishedTracks.add(track);
        } else {
          track.add(candidates.remove(match));
          next.add(track);
        }
      }
      for (ObjectObservation candidate : candidates) {
        next.add(new ArrayList<>(List.of(candidate)));
      }
      activeTracks = next;
    }
    finishedTracks.addAll(activeTracks);
    return finishedTracks.stream()
        .filter(track -> track.size() >= minFrames)
        .map(track -> new ObjectTrack(clip, List.copyOf(track)))
        .toList();
  }

  private static int bestMatch(ObjectObservation last, List<ObjectObservation> candidates) {
    int best = -1;
    double bestIou = MIN_IOU;
    for (int i = 0; i < candidates.size(); i++) {
      double iou = last.iou(candidates.get(i));
      if (iou > bestIou && areaRatio(last, candidates.get(i)) <= MAX_AREA_RATIO) {
        bestIou = iou;
        best = i;
      }
    }
    return best;
  }

  private static double areaRatio(ObjectObservation one, ObjectObservation other) {
    double ratio = (double) one.cells().cardinality() / other.cells().cardinality();
    return Math.max(ratio, 1 / ratio);
  }

  private List<ObjectObservation> detect(int frame, MedianBackground.ForegroundCells foreground) {
    List<ObjectObservation> observations = new ArrayList<>();
    for (Component component : ConnectedComponents.of(foreground.cells(), grid.columns())) {
      int size = component.cells().cardinality();
      ObjectObservation observation =
          new ObjectObservation(
              frame,
              component.cells(),
              component.left(),
              component.top(),
              component.right(),
              component.bottom(),
              foreground.brightnessOffset(),
              foreground.threshold());
      if (size >= minCells && size <= maxCells && size >= MIN_FILL * observation.boxArea()) {
        observations.add(observation);
      }
    }
    return observations;
  }
}
