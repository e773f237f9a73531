package io.vad4j.cli.run;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.core.dataset.DatasetClip;
import io.vad4j.core.dataset.GroundTruth;
import io.vad4j.core.evaluation.frame.ScoreFileException;
import io.vad4j.core.evaluation.frame.ScoredClip;
import io.vad4j.core.evaluation.region.RegionScores;
import io.vad4j.core.evaluation.region.ScoredBoxFile;
import io.vad4j.core.image.PixelMask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scores of the test clips of a data set from the scored boxes of an object detector. */
public final class BoxEvaluation {
  private final Path folder;
  private final RegionScores regions = new RegionScores();
  private final List<ScoredClip> clips = new ArrayList<>();

  /**
   * An evaluation without clips.
   *
   * @param folder holds a file {@code CLIP.txt} for each clip
   */
  public BoxEvaluation(Path folder) {
    this.folder = folder;
  }

  /** {@return whether there is a file for a clip} */
  public boolean hasScores(DatasetClip clip) {
    return Files.exists(file(clip));
  }

  private Path file(DatasetClip clip) {
    return folder.resolve(clip.name() + ".txt");
  }

  /**
   * Adds a clip.
   *
   * @throws ScoreFileException if its file is missing or invalid
   * @throws FrameSourceException if it has no labels
   */
  public void add(DatasetClip clip) {
    Path file = file(clip);
    if (!Files.exists(file)) {
      throw new ScoreFileException(
          ("%s is missing; an empty file stands for a clip without boxes, and --partial leaves the"
                  + " clip out.")
              .formatted(file));
    }
    ScoredBoxFile boxes = ScoredBoxFile.read(file);
    GroundTruth labels = EvaluationRun.labels(clip);
    clips.add(
        ScoredClip.of(clip.name(), boxes.frameScores(labels.frameCount()), labels.frameLabels()));
    regions.startClip();
    Frame frame = firstFrame(clip);
    for (int position = 0; position < labels.frameCount(); position++) {
      addRegions(boxes, labels, position, frame);
    }
  }

  private void addRegions(ScoredBoxFile boxes, GroundTruth labels, int position, Frame frame) {
    Optional<PixelMask> mask = labels.mask(position);
    if (labels.tracks().isPresent()) {
      regions.addBoxes(
          boxes.boxes(position),
          frame.width(),
          frame.height(),
          labels.tracks().get().regions(position, frame.width(), frame.height()));
    } else if (mask.isPresent() || !labels.isAbnormal(position)) {
      regions.addBoxes(
          boxes.boxes(position),
          mask.orElseGet(() -> PixelMask.empty(frame.width(), frame.height())));
    } else {
      regions.skipUnlabelled();
    }
  }

  private static Frame firstFrame(DatasetClip clip) {
    try (FrameSource source = clip.open()) {
      return source
          .next()
          .orElseThrow(() -> new FrameSourceException(clip.name() + " has no frames."));
    }
  }

  /** {@return the frame scores of the clips} */
  public List<ScoredClip> clips() {
    return clips;
  }

  /** {@return the scores of the boxes; empty if there are no masks and no tracks} */
  public Optional<RegionScores> regions() {
    return Optional.of(regions).filter(scores -> scores.regionCount() > 0);
  }
}
