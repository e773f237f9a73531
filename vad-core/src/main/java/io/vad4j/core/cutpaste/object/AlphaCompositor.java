package io.vad4j.core.cutpaste.object;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Alpha compositing of an object patch into an image: scaled about the middle of its lower edge and
 * rotated about its centre.
 */
final class AlphaCompositor {
  private final ObjectPatch patch;
  private final double scale;
  private final double cosine;
  private final double sine;
  private final double centerX;
  private final double centerY;

  /**
   * Creates a compositor.
   *
   * @param across pixels to the right of the original position
   * @param down pixels below the original position
   */
  AlphaCompositor(ObjectPatch patch, PatchTransform transform, double across, double down) {
    this.patch = patch;
    this.scale = transform.scale();
    this.cosine = Math.cos(transform.angle());
    this.sine = Math.sin(transform.angle());
    this.centerX = patch.left() + (patch.width() - 1) / 2.0 + across;
    this.centerY =
        patch.top() + (patch.height() - 1) / 2.0 + down - (scale - 1) * patch.height() / 2.0;
  }

  /**
   * Blends the patch.
   *
   * @param samples image to blend into, or null
   * @param covered set where the patch is more than half opaque, or null
   */
  void composite(int width, int height, byte @Nullable [] samples, @Nullable BitSet covered) {
    double radius = scale * Math.hypot(patch.width(), patch.height()) / 2 + 1;
    int fromX = Math.max(0, (int) (centerX - radius));
    int toX = Math.min(width - 1, (int) (centerX + radius));
    int fromY = Math.max(0, (int) (centerY - radius));
    int toY = Math.min(height - 1, (int) (centerY + radius));
    for (int y = fromY; y <= toY; y++) {
      for (int x = fromX; x <= toX; x++) {
        double dx = (x - centerX) / scale;
        double dy = (y - centerY) / scale;
        double u = cosine * dx + sine * dy + (patch.width() - 1) / 2.0;
        double v = cosine * dy - sine * dx + (patch.height() - 1) / 2.0;
        float opacity = patch.opacity(u, v);
        if (opacity > 0) {
          int at = y * width + x;
          if (samples != null) {
            float existing = samples[at] & 0xff;
            float blended = existing + opacity * (patch.gray(u, v) - existing);
            samples[at] = (byte) Math.round(Math.max(0, Math.min(255, blended)));
          }
          if (covered != null && opacity > 0.5f) {
            covered.set(at);
          }
        }
      }
    }
  }
}
