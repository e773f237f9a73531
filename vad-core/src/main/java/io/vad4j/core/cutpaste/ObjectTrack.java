package io.vad4j.core.cutpaste;

import io.vad4j.core.image.CellGrid;
import io.vad4j.spi.TrainingClip;
import java.util.List;
import java.util.Optional;

/**
 * A thing that moves through a clip, with where it is seen in each of a run of frames.
 *
 * @param clip the clip
 * @param observations one for each frame of the run
 */
record ObjectTrack(TrainingClip clip, List<ObjectObservation> observations) {

  /** The number of frames in which it is followed. */
  int length() {
    return observations.size();
  }

  /** How many cells it covers on average. */
  double meanArea() {
    return observations.stream()
        .mapToInt(observation -> observation.cells().cardinality())
        .average()
        .orElseThrow();
  }

  /** How large it is and where, on average over the sightings of all of it; empty if none is. */
  Optional<ObjectSize> objectSize(CellGrid grid) {
    List<ObjectObservation> fullyVisible =
        observations.stream().filter(observation -> observation.isFullyVisible(grid)).toList();
    if (fullyVisible.isEmpty()) {
      return Optional.empty();
    }
    double bottom =
        fullyVisible.stream().mapToInt(ObjectObservation::bottom).average().orElseThrow();
    double rows = fullyVisible.stream().mapToInt(ObjectObservation::rows).average().orElseThrow();
    return Optional.of(new ObjectSize((bottom + 1) / grid.rows(), rows / grid.rows()));
  }

  /** How far it goes from one sighting to another, in its own size. */
  double travel(int from, int to) {
    ObjectObservation start = observations.get(from);
    return start.distance(observations.get(to)) / start.side();
  }
}
