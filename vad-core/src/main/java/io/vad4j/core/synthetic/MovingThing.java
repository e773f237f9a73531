package io.vad4j.core.synthetic;

import io.vad4j.core.image.CellGrid;
import io.vad4j.spi.TrainingClip;
import java.util.List;
import java.util.Optional;

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

  /** How large it is and where, on average over the sightings of all of it; empty if none is. */
  Optional<ThingSize> usualSize(CellGrid grid) {
    List<Sighting> whole = sightings.stream().filter(sighting -> sighting.whole(grid)).toList();
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    double bottom = whole.stream().mapToInt(Sighting::bottom).average().orElseThrow();
    double rows = whole.stream().mapToInt(Sighting::rows).average().orElseThrow();
    return Optional.of(new ThingSize((bottom + 1) / grid.rows(), rows / grid.rows()));
  }

  /** How far it goes from one sighting to another, in its own size. */
  double travel(int from, int to) {
    Sighting start = sightings.get(from);
    return start.distance(sightings.get(to)) / start.side();
  }
}
