package io.vad4j.core.cutpaste.object;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Object pasted into consecutive frames.
 *
 * @param track the object
 * @param start number of the first observation
 * @param step observations per frame; negative for reversed motion, 0 for a still object
 * @param length number of frames
 * @param transform how the patch is placed
 * @param texture texture that replaces its own, or null
 * @param background the background model
 */
public record ObjectOverlay(
    ObjectTrack track,
    int start,
    int step,
    int length,
    PatchTransform transform,
    @Nullable ProceduralTexture texture,
    MedianBackground background) {

  /**
   * Pastes the object into one frame.
   *
   * @param samples image to blend into, or null
   * @param covered set where the object covers pixels, or null
   */
  public void paste(
      int number, double seconds, byte @Nullable [] samples, @Nullable BitSet covered) {
    ObjectObservation observation = track.observations().get(start + step * number);
    ObjectPatch patch =
        ObjectPatch.cut(track.clip().frame(observation.frame()), observation, background);
    if (texture != null) {
      patch = patch.withTexture(texture);
    }
    double side = Math.sqrt((double) patch.width() * patch.height());
    new AlphaCompositor(
            patch, transform, transform.offsetX(seconds, side), transform.offsetY(seconds, side))
        .composite(background.width(), background.height(), samples, covered);
  }
}
