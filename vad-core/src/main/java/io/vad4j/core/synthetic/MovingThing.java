package io.vad4j.core.synthetic;

import io.vad4j.spi.TrainingClip;
import java.util.List;

/**
 * A thing that moves through a clip, with where it is seen in each of a run of frames.
 *
 * @param clip the clip
 * @param sightings one for each frame of the run
 */
record MovingThing(TrainingClip clip, List<Sighting> sightings) {

  /** The number of frames in which it is followed. */
  int length() {
    return sightings.size();
  }

  /** How many cells it covers on average. */
  double size() {
    return sightings.stream()
        .mapToInt(sighting -> sighting.cells().cardinality())
        .average()
        .orElseThrow();
  }

  /** How far it goes from one sighting to another, in its own size. */
  double travel(int from, int to) {
    Sighting start = sightings.get(from);
    return start.distance(sightings.get(to)) / start.side();
  }
}
