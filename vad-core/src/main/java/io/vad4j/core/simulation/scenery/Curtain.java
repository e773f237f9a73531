package io.vad4j.core.simulation.scenery;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Palette;
import io.vad4j.core.simulation.render.Raster;
import java.util.Random;

/** Curtain in front of a shop, drawn from the left. Immutable. */
public final class Curtain {
  private static final int[] CLOTHS = {0x7a4a44, 0x50617a, 0xb5a98f, 0x5f6d58};
  private static final double WIDTH = 4.6;
  private static final double FOLD = 0.46;
  private static final double BOTTOM = 0.3;
  private static final double TOP = 3;

  private final double left;
  private final double depth;
  private final int colour;

  /** The curtain of a layout. */
  public Curtain(Layout layout) {
    Random random = new Random(layout.seed() + 3);
    depth = layout.houseDepth();
    left = (layout.camera().halfWidth(depth) - WIDTH / 2) * (random.nextDouble() - 0.5) - WIDTH / 2;
    colour = Palette.vary(CLOTHS[random.nextInt(CLOTHS.length)], random);
  }

  /** The middle of the curtain in metres to the right. */
  public double middle() {
    return left + WIDTH / 2;
  }

  /** Draws it as far as it is drawn, 0 to 1; the folds widen with it. */
  public void draw(Raster raster, Camera camera, double drawn) {
    int folds = (int) Math.round(WIDTH / FOLD);
    double fold = camera.scale(depth) * FOLD * drawn;
    for (int i = 0; drawn > 0 && i < folds; i++) {
      double x = camera.column(left, depth) + i * fold;
      strip(raster, camera, x, x + 0.6 * fold, Palette.scaleBrightness(colour, 1.12));
      strip(raster, camera, x + 0.6 * fold, x + fold, Palette.scaleBrightness(colour, 0.8));
    }
  }

  private void strip(Raster raster, Camera camera, double from, double to, int shade) {
    double top = camera.row(TOP, depth);
    double bottom = camera.row(BOTTOM, depth);
    raster.polygon(shade, from, top, to, top, to, bottom, from, bottom);
  }
}
