package io.vad4j.core.detect;

import io.vad4j.TrainingException;
import java.util.ArrayList;
import java.util.List;

/**
 * Footage in parts that are held out in turn: whole clips where there are enough of them, since
 * neighbouring frames are nearly the same; else long contiguous pieces.
 *
 * @param folds the parts; every clip or piece of the footage is in one of them
 */
record Folds(List<List<Footage.Clip>> folds) {
  /** The fewest frames that anything can be learned from. */
  static final int FEWEST_FRAMES = 30;

  private static final int FOLDS = 3;
  private static final int PIECES = 2 * FOLDS;

  /** The footage in three parts. */
  static Folds of(Footage footage) {
    if (footage.frameCount() < FEWEST_FRAMES) {
      throw new TrainingException(
          "There are only %d frames to learn from; give at least %d, and minutes of footage for a threshold that holds."
              .formatted(footage.frameCount(), FEWEST_FRAMES));
    }
    List<Footage.Clip> pieces = footage.clips();
    if (pieces.size() < FOLDS) {
      pieces = split(pieces);
    }
    List<List<Footage.Clip>> folds = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Footage.Clip> part = new ArrayList<>();
      for (int i = fold; i < pieces.size(); i += FOLDS) {
        part.add(pieces.get(i));
      }
      folds.add(part);
    }
    return new Folds(folds);
  }

  private static List<Footage.Clip> split(List<Footage.Clip> clips) {
    List<Footage.Clip> pieces = new ArrayList<>();
    for (Footage.Clip clip : clips) {
      int count = Math.min(PIECES, clip.size());
      for (int piece = 0; piece < count; piece++) {
        pieces.add(
            clip.part(
                (int) ((long) clip.size() * piece / count),
                (int) ((long) clip.size() * (piece + 1) / count)));
      }
    }
    return pieces;
  }

  /** The number of parts. */
  int count() {
    return folds.size();
  }

  /** The part that a clip of {@link #all()} is in, by its number there. */
  int foldOf(int clip) {
    int fold = 0;
    int rest = clip;
    while (rest >= folds.get(fold).size()) {
      rest -= folds.get(fold).size();
      fold++;
    }
    return fold;
  }

  /** All that is not in a part. */
  List<Footage.Clip> without(int fold) {
    List<Footage.Clip> others = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      if (i != fold) {
        others.addAll(folds.get(i));
      }
    }
    return others;
  }

  /** All clips, part by part. */
  List<Footage.Clip> all() {
    return without(-1);
  }
}
