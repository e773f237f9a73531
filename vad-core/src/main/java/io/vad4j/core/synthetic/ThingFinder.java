package io.vad4j.core.synthetic;

import io.vad4j.core.image.CellGrid;
import io.vad4j.spi.TrainingClip;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Finds things that move and follows them: connected cells that differ from the scenery, joined
 * from frame to frame while they overlap. A thing that merges with another or falls apart is lost
 * and found again as another thing, which is all that cutting it out needs.
 */
final class ThingFinder {
  /** A thing covers at least this share of the picture. */
  private static final double LEAST_SHARE = 0.001;

  private static final int LEAST_CELLS = 3;

  /** A thing covers at most this share of the picture. */
  private static final double MOST_SHARE = 0.15;

  /** A thing covers at least this share of the box around it, unlike the edge of a shadow. */
  private static final double LEAST_FILL = 0.35;

  private static final double LEAST_OVERLAP = 0.3;

  /** A thing that grows by more from frame to frame has merged with another. */
  private static final double MOST_GROWTH = 1.5;

  private final Scenery scenery;
  private final CellGrid grid;
  private final int least;
  private final int most;

  ThingFinder(Scenery scenery) {
    this.scenery = scenery;
    this.grid = scenery.grid();
    this.least = (int) Math.max(LEAST_CELLS, LEAST_SHARE * grid.cells());
    this.most = (int) (MOST_SHARE * grid.cells());
  }

  /** The things of a clip that are followed for at least so many frames. */
  List<MovingThing> find(TrainingClip clip, int leastFrames) {
    List<List<Sighting>> followed = new ArrayList<>();
    List<List<Sighting>> done = new ArrayList<>();
    for (int frame = 0; frame < clip.size(); frame++) {
      List<Sighting> seen = sightings(frame, scenery.foreground(clip.frame(frame)));
      List<List<Sighting>> next = new ArrayList<>();
      for (List<Sighting> run : followed) {
        int match = bestMatch(run.get(run.size() - 1), seen);
        if (match < 0) {
          done.add(run);
        } else {
          run.add(seen.remove(match));
          next.add(run);
        }
      }
      for (Sighting found : seen) {
        next.add(new ArrayList<>(List.of(found)));
      }
      followed = next;
    }
    done.addAll(followed);
    return done.stream()
        .filter(run -> run.size() >= leastFrames)
        .map(run -> new MovingThing(clip, List.copyOf(run)))
        .toList();
  }

  private static int bestMatch(Sighting last, List<Sighting> seen) {
    int best = -1;
    double most = LEAST_OVERLAP;
    for (int i = 0; i < seen.size(); i++) {
      double overlap = last.overlap(seen.get(i));
      if (overlap > most && growth(last, seen.get(i)) <= MOST_GROWTH) {
        most = overlap;
        best = i;
      }
    }
    return best;
  }

  private static double growth(Sighting one, Sighting other) {
    double ratio = (double) one.cells().cardinality() / other.cells().cardinality();
    return Math.max(ratio, 1 / ratio);
  }

  private List<Sighting> sightings(int frame, Scenery.Foreground foreground) {
    List<Sighting> sightings = new ArrayList<>();
    boolean[] left = foreground.cells().clone();
    for (int cell = 0; cell < left.length; cell++) {
      if (left[cell]) {
        BitSet cells = take(left, cell);
        int size = cells.cardinality();
        if (size >= least && size <= most) {
          Sighting sighting = sighting(frame, cells, foreground);
          if (size >= LEAST_FILL * sighting.boxCells()) {
            sightings.add(sighting);
          }
        }
      }
    }
    return sightings;
  }

  private BitSet take(boolean[] left, int start) {
    BitSet taken = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    left[start] = false;
    open.push(start);
    while (!open.isEmpty()) {
      int cell = open.pop();
      taken.set(cell);
      int x = cell % grid.columns();
      int y = cell / grid.columns();
      for (int nextY = Math.max(0, y - 1); nextY <= Math.min(grid.rows() - 1, y + 1); nextY++) {
        for (int nextX = Math.max(0, x - 1);
            nextX <= Math.min(grid.columns() - 1, x + 1);
            nextX++) {
          int next = nextY * grid.columns() + nextX;
          if (left[next]) {
            left[next] = false;
            open.push(next);
          }
        }
      }
    }
    return taken;
  }

  private Sighting sighting(int frame, BitSet cells, Scenery.Foreground foreground) {
    int left = grid.columns();
    int right = 0;
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      left = Math.min(left, cell % grid.columns());
      right = Math.max(right, cell % grid.columns());
    }
    return new Sighting(
        frame,
        cells,
        left,
        cells.nextSetBit(0) / grid.columns(),
        right,
        (cells.length() - 1) / grid.columns(),
        foreground.light(),
        foreground.threshold());
  }
}
