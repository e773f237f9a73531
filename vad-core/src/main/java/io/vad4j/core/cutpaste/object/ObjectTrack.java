package io.vad4j.core.cutpaste.object;

import io.vad4j.spi.TrainingClip;
import java.util.List;

/**
 * Track of a moving object over consecutive frames.
 *
 * @param clip its clip
 * @param observations one per frame
 */
public record ObjectTrack(TrainingClip clip, List<ObjectObservation> observations) {

  /** The number of frames. */
  public int length() {
    return observations.size();
  }

  /** The mean number of cells. */
  public double meanArea() {
    return observations.stream()
        .mapToInt(observation -> observation.cells().cardinality())
        .average()
        .orElseThrow();
  }

  /** Whether no observation touches one of the cells. */
  public boolean avoids(boolean[] ignoredCells) {
    return observations.stream()
        .allMatch(
            observation -> observation.cells().stream().noneMatch(cell -> ignoredCells[cell]));
  }

  /** Distance between two observations, relative to the size of the object. */
  public double travel(int from, int to) {
    ObjectObservation start = observations.get(from);
    return start.distance(observations.get(to)) / start.side();
  }
}
