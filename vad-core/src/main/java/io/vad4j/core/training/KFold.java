package io.vad4j.core.training;

import io.vad4j.TrainingException;
import io.vad4j.core.frames.FrameCache;
import java.util.ArrayList;
import java.util.List;

/**
 * Footage in parts that are held out in turn: whole clips where there are enough of them, since
 * neighbouring frames are nearly the same; else long contiguous pieces.
 *
 * @param folds what is held out, one after the other
 * @param rest what is never held out; empty unless only one part is
 */
record KFold(List<List<FrameCache.Clip>> folds, List<FrameCache.Clip> rest) {
  /** The fewest frames that anything can be learned from. */
  static final int MIN_FRAMES = 30;

  /** Where only one part is held out, it is every third clip. */
  private static final int HOLD_OUT_INTERVAL = 3;

  private static final int MAX_PARTS = 3;

  /**
   * The footage in parts.
   *
   * @param count how many parts are held out in turn; 1 to hold out one third once
   */
  static KFold of(FrameCache frames, int count) {
    if (frames.frameCount() < MIN_FRAMES) {
      throw new TrainingException(
          "There are only %d frames to learn from; give at least %d, and minutes of footage for a threshold that holds."
              .formatted(frames.frameCount(), MIN_FRAMES));
    }
    int parts = Math.max(count, count == 1 ? HOLD_OUT_INTERVAL : 1);
    List<FrameCache.Clip> pieces = frames.clips();
    if (pieces.size() < parts) {
      pieces = splitClips(pieces, 2 * parts);
    }
    List<List<FrameCache.Clip>> folds = new ArrayList<>();
    for (int fold = 0; fold < parts; fold++) {
      List<FrameCache.Clip> part = new ArrayList<>();
      for (int i = fold; i < pieces.size(); i += parts) {
        part.add(pieces.get(i));
      }
      folds.add(part);
    }
    if (count > 1) {
      return new KFold(folds, List.of());
    }
    List<FrameCache.Clip> rest = new ArrayList<>();
    folds.subList(1, folds.size()).forEach(rest::addAll);
    return new KFold(List.of(folds.get(0)), rest);
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

  /** The number of parts. */
  int count() {
    return folds.size();
  }

  /** The part that a clip of {@link #heldOutClips()} is in, by its number there. */
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
  List<FrameCache.Clip> trainingClips(int fold) {
    List<FrameCache.Clip> others = new ArrayList<>(rest);
    for (int i = 0; i < folds.size(); i++) {
      if (i != fold) {
        others.addAll(folds.get(i));
      }
    }
    return others;
  }

  /** All clips that are held out, part by part. */
  List<FrameCache.Clip> heldOutClips() {
    return folds.stream().flatMap(List::stream).toList();
  }

  /** The number of frames that the model that is kept is trained on. */
  long trainingFrames() {
    return (trainsOnAll() ? heldOutClips() : rest).stream().mapToLong(FrameCache.Clip::size).sum();
  }

  /** Whether a model is trained on all footage in the end, beside those for calibration. */
  boolean trainsOnAll() {
    return rest.isEmpty();
  }

  /**
   * Clips of {@link #heldOutClips()}, by their numbers there, in parts that one can be checked on
   * by what was learned on the others: the folds, or a few groups of clips where there is only one
   * fold.
   */
  List<List<Integer>> validationParts() {
    int clips = heldOutClips().size();
    int count = folds.size() > 1 ? folds.size() : Math.min(MAX_PARTS, clips);
    List<List<Integer>> parts = new ArrayList<>();
    for (int part = 0; part < count; part++) {
      parts.add(new ArrayList<>());
    }
    for (int clip = 0; clip < clips; clip++) {
      parts.get(folds.size() > 1 ? foldOf(clip) : clip % count).add(clip);
    }
    return parts;
  }
}
