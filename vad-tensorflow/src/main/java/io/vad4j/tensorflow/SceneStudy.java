package io.vad4j.tensorflow;

import io.vad4j.Progress;
import io.vad4j.ProgressListener;
import io.vad4j.TrainingException;
import io.vad4j.core.image.CellGrid;
import io.vad4j.core.image.MedianPicture;
import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingFootage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Looks once at normal footage: learns the scene and keeps what the network is to be trained on.
 * Where there is more footage than wanted, frames are taken evenly from all of it.
 */
final class SceneStudy {
  /** Every how many frames one is taken for the background, where there are many. */
  private static final int BACKGROUND_STEP = 25;

  /** How many frames the background has at least, where there are as many. */
  private static final int BACKGROUND_FRAMES = 20;

  private static final int FRAMES_PER_REPORT = 50;

  private final TrainingFootage footage;
  private final SceneLayout layout;
  private final FrameDifference difference;
  private final ProgressListener progress;
  private final List<byte[]> pictures = new ArrayList<>();
  private final List<float[]> differences = new ArrayList<>();
  private final byte[] now;
  private final byte[] before;

  /**
   * A study of footage.
   *
   * @throws TrainingException if its frames are smaller than a cell
   */
  SceneStudy(TrainingFootage footage, ProgressListener progress) {
    if (footage.width() < SceneLayout.SMALLEST || footage.height() < SceneLayout.SMALLEST) {
      throw new TrainingException(
          "Frames of %dx%d pixels are too small; give footage of at least %dx%d."
              .formatted(
                  footage.width(), footage.height(), SceneLayout.SMALLEST, SceneLayout.SMALLEST));
    }
    this.footage = footage;
    this.layout = SceneLayout.of(footage.width(), footage.height());
    this.difference = new FrameDifference(layout.cells());
    this.progress = progress;
    this.now = new byte[footage.width() * footage.height()];
    this.before = new byte[now.length];
  }

  /**
   * Reads the footage.
   *
   * @param least how many frames with one before them it must have
   * @param most how many of them to keep at most
   * @param perspective whether motion far up in the picture counts for more
   * @throws TrainingException if there are fewer frames
   */
  SceneExamples study(int least, int most, boolean perspective) {
    long pairs = footage.clips().stream().mapToLong(clip -> clip.size() - 1L).sum();
    if (pairs < least) {
      throw new TrainingException(
          "There are only %d frames to learn motion from, and masked-autoencoder needs at least %d;"
                  .formatted(pairs, least)
              + " give more footage (some minutes are good), or a smaller batch.");
    }
    long kept = Math.min(pairs, most);
    long passed = 0;
    for (TrainingClip clip : footage.clips()) {
      int inNow = -1;
      for (int i = 1; i < clip.size(); i++, passed++) {
        if (passed * kept / pairs == (passed + 1) * kept / pairs) {
          continue;
        }
        if (inNow == i - 1) {
          System.arraycopy(now, 0, before, 0, now.length);
        } else {
          clip.frame(i - 1).copyPixels(before);
        }
        clip.frame(i).copyPixels(now);
        inNow = i;
        keep();
        if (pictures.size() % FRAMES_PER_REPORT == 0 || pictures.size() == kept) {
          progress.progressed(
              new Progress("studying the scene", pictures.size(), OptionalLong.of(kept), ""));
        }
      }
    }
    return examples(perspective);
  }

  private void keep() {
    CellGrid cells = layout.cells();
    byte[] picture = new byte[layout.miniature().grid().cells()];
    layout.miniature().shrink(now, picture);
    pictures.add(picture);
    float[] motion = new float[cells.cells()];
    difference.measure(before, now, motion);
    differences.add(motion);
  }

  private SceneExamples examples(boolean perspective) {
    MotionUnits units = new MotionUnits(layout.cells(), differences);
    Scene scene =
        new Scene(layout, background(), perspective ? units.byPerspective() : units.even());
    float[] scratch = new float[layout.cells().cells()];
    differences.forEach(frame -> scene.toMotion(frame, scratch));
    return new SceneExamples(scene, List.copyOf(pictures), List.copyOf(differences), false);
  }

  private byte[] background() {
    int step = Math.max(1, Math.min(BACKGROUND_STEP, pictures.size() / BACKGROUND_FRAMES));
    List<byte[]> chosen = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i += step) {
      chosen.add(pictures.get(i));
    }
    return MedianPicture.of(chosen);
  }
}
