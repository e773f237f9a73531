package io.vad4j.core.training;

import io.vad4j.TrainingException;
import io.vad4j.core.frames.FrameCache;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.signal.Median;
import java.util.ArrayList;
import java.util.List;

/**
 * K-fold split of training video. Folds consist of whole clips, since neighbouring frames are
 * correlated; of contiguous pieces where there are fewer clips than folds, or where nearly all that
 * moves is in one of them: a model that has seen nothing move gives scores that are not comparable.
 *
 * @param folds the folds that are held out in turn
 * @param rest the clips that are never held out; empty unless there is one fold
 */
record KFold(List<List<FrameCache.Clip>> folds, List<FrameCache.Clip> rest) {
  /** Minimum number of training frames. */
  static final int MIN_FRAMES = 30;

  /** With one fold every third clip is held out. */
  private static final int HOLD_OUT_INTERVAL = 3;

  /** Share of what moves that one of several folds may have before clips are divided further. */
  private static final double MAX_MOTION_SHARE = 0.8;

  /** Pieces of fewer frames are not divided further. */
  private static final int MIN_PIECE_FRAMES = 50;

  /** About the number of frames of a piece in which motion is measured. */
  private static final int MOTION_SAMPLES = 100;

  /** Frame difference of a moving cell beyond 1.5 times that of the median cell, in grey levels. */
  private static final float MIN_CHANGE = 2;

  /**
   * Splits the cached clips.
   *
   * @param count number of folds; with 1 a third of the clips is held out
   * @throws TrainingException if there are fewer than {@link #MIN_FRAMES} frames
   */
  static KFold of(FrameCache frames, int count) {
    if (frames.frameCount() < MIN_FRAMES) {
      throw new TrainingException(
          "There are only %d frames to fit on; give at least %d, and minutes of video for a reliable threshold."
              .formatted(frames.frameCount(), MIN_FRAMES));
    }
    int parts = Math.max(count, count == 1 ? HOLD_OUT_INTERVAL : 1);
    int perClip = 1;
    List<FrameCache.Clip> pieces = frames.clips();
    if (pieces.size() < parts) {
      perClip = 2 * parts;
      pieces = splitClips(frames.clips(), perClip);
    }
    List<List<FrameCache.Clip>> folds = assign(pieces, parts);
    while (parts > 1
        && frames.frameCount() >= (long) MIN_PIECE_FRAMES * pieces.size()
        && isMotionInOne(folds)) {
      perClip = Math.max(2 * parts, 2 * perClip);
      pieces = splitClips(frames.clips(), perClip);
      folds = assign(pieces, parts);
    }
    if (count > 1) {
      return new KFold(folds, List.of());
    }
    List<FrameCache.Clip> rest = new ArrayList<>();
    folds.subList(1, folds.size()).forEach(rest::addAll);
    return new KFold(List.of(folds.get(0)), rest);
  }

  private static List<List<FrameCache.Clip>> assign(List<FrameCache.Clip> pieces, int parts) {
    List<List<FrameCache.Clip>> folds = new ArrayList<>();
    for (int fold = 0; fold < parts; fold++) {
      List<FrameCache.Clip> part = new ArrayList<>();
      for (int i = fold; i < pieces.size(); i += parts) {
        part.add(pieces.get(i));
      }
      folds.add(part);
    }
    return folds;
  }

  private static boolean isMotionInOne(List<List<FrameCache.Clip>> folds) {
    double sum = 0;
    double highest = 0;
    for (List<FrameCache.Clip> fold : folds) {
      double motion = fold.stream().mapToDouble(KFold::motion).sum();
      sum += motion;
      highest = Math.max(highest, motion);
    }
    return highest > MAX_MOTION_SHARE * sum;
  }

  /** About the number of moving cells, summed over the frames of a piece. */
  private static double motion(FrameCache.Clip piece) {
    CellGrid grid = CellGrid.forImage(piece.frame(0).width(), piece.frame(0).height());
    float[] changes = new float[grid.cells()];
    int step = Math.max(2, piece.size() / MOTION_SAMPLES);
    double moving = 0;
    for (int i = 1; i < piece.size(); i += step) {
      grid.meanAbsoluteDifferences(
          piece.frame(i).toByteArray(), piece.frame(i - 1).toByteArray(), changes);
      float limit = 1.5f * Median.of(changes) + MIN_CHANGE;
      for (float change : changes) {
        moving += change >= limit ? step : 0;
      }
    }
    return moving;
  }

  private static List<FrameCache.Clip> splitClips(List<FrameCache.Clip> clips, int maxPieces) {
    List<FrameCache.Clip> pieces = new ArrayList<>();
    for (FrameCache.Clip clip : clips) {
      int count = Math.min(maxPieces, clip.size());
      for (int piece = 0; piece < count; piece++) {
        pieces.add(
            clip.slice(
                (int) ((long) clip.size() * piece / count),
                (int) ((long) clip.size() * (piece + 1) / count)));
      }
    }
    return pieces;
  }

  /** The number of folds. */
  int count() {
    return folds.size();
  }

  /** The fold of a clip of {@link #heldOutClips()}, by its number there. */
  int foldOf(int clip) {
    int fold = 0;
    int rest = clip;
    while (rest >= folds.get(fold).size()) {
      rest -= folds.get(fold).size();
      fold++;
    }
    return fold;
  }

  /** The clips outside a fold. */
  List<FrameCache.Clip> trainingClips(int fold) {
    List<FrameCache.Clip> others = new ArrayList<>(rest);
    for (int i = 0; i < folds.size(); i++) {
      if (i != fold) {
        others.addAll(folds.get(i));
      }
    }
    return others;
  }

  /** All clips that are held out, fold by fold. */
  List<FrameCache.Clip> heldOutClips() {
    return folds.stream().flatMap(List::stream).toList();
  }

  /** The number of frames that the final model is trained on. */
  long trainingFrames() {
    return (trainsOnAll() ? heldOutClips() : rest).stream().mapToLong(FrameCache.Clip::size).sum();
  }

  /** Whether the final model is trained on all clips. */
  boolean trainsOnAll() {
    return rest.isEmpty();
  }
}
