package io.vad4j.core.synthetic;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Lays a cutout into a picture: scaled about the middle of its lower edge, where it stands, and
 * turned about its own middle.
 */
final class Pasting {
  private final Cutout cutout;
  private final double scale;
  private final double cosine;
  private final double sine;
  private final double middleX;
  private final double middleY;

  /**
   * A pasting.
   *
   * @param across pixels to the right of where it was cut out
   * @param down pixels below where it was cut out
   */
  Pasting(Cutout cutout, Placement placement, double across, double down) {
    this.cutout = cutout;
    this.scale = placement.scale();
    this.cosine = Math.cos(placement.angle());
    this.sine = Math.sin(placement.angle());
    this.middleX = cutout.left() + (cutout.width() - 1) / 2.0 + across;
    this.middleY =
        cutout.top() + (cutout.height() - 1) / 2.0 + down - (scale - 1) * cutout.height() / 2.0;
  }

  /**
   * Lays it down.
   *
   * @param samples to blend it into, or null
   * @param covered set where it is more than half opaque, or null
   */
  void into(int width, int height, byte @Nullable [] samples, @Nullable BitSet covered) {
    double reach = scale * Math.hypot(cutout.width(), cutout.height()) / 2 + 1;
    int fromX = Math.max(0, (int) (middleX - reach));
    int toX = Math.min(width - 1, (int) (middleX + reach));
    int fromY = Math.max(0, (int) (middleY - reach));
    int toY = Math.min(height - 1, (int) (middleY + reach));
    for (int y = fromY; y <= toY; y++) {
      for (int x = fromX; x <= toX; x++) {
        double right = (x - middleX) / scale;
        double below = (y - middleY) / scale;
        double u = cosine * right + sine * below + (cutout.width() - 1) / 2.0;
        double v = cosine * below - sine * right + (cutout.height() - 1) / 2.0;
        float opacity = cutout.opacity(u, v);
        if (opacity > 0) {
          int at = y * width + x;
          if (samples != null) {
            float old = samples[at] & 0xff;
            float mixed = old + opacity * (cutout.grey(u, v) - old);
            samples[at] = (byte) Math.round(Math.max(0, Math.min(255, mixed)));
          }
          if (covered != null && opacity > 0.5f) {
            covered.set(at);
          }
        }
      }
    }
  }
}
