package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Raster;
import java.util.Random;

/** A person behind a chequered board. */
final class Placard implements Figure {
  private static final int DARK = 0x15151a;
  private static final int LIGHT = 0xf2f0e8;
  private static final int COLUMNS = 4;
  private static final int ROWS = 6;

  private final Pedestrian bearer;

  Placard(Random random) {
    bearer = new Pedestrian(random).withBag(false);
  }

  @Override
  public void drawShadow(Raster raster, Camera camera, Pose pose) {
    bearer.drawShadow(raster, camera, pose);
  }

  @Override
  public void draw(Raster raster, Camera camera, Pose pose) {
    bearer.draw(raster, camera, pose);
    double unit = camera.scale(pose.depth());
    double left = camera.column(pose.across(), pose.depth()) - 0.4 * unit;
    double bottom = camera.row(0, pose.depth()) - 0.4 * unit;
    double side = 0.2 * unit;
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        double x = left + column * side;
        double y = bottom - (row + 1) * side;
        int colour = (row + column) % 2 == 0 ? DARK : LIGHT;
        raster.polygon(colour, x, y, x + side, y, x + side, y + side, x, y + side);
      }
    }
  }
}
