package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Raster;

/** Appearance of an actor. */
public interface Figure {

  /** Draws the figure. */
  void draw(Raster raster, Camera camera, Pose pose);

  /** Draws its shadow on the ground. */
  void drawShadow(Raster raster, Camera camera, Pose pose);

  /** Draws an ellipse of shadow on the ground; lengths are in metres. */
  static void drawShadow(
      Raster raster,
      Camera camera,
      Pose pose,
      double aside,
      double width,
      double height,
      double strength) {
    double scale = camera.scale(pose.depth());
    raster.shadow(
        camera.column(pose.across(), pose.depth()) + aside * scale,
        camera.row(0, pose.depth()),
        width * scale,
        height * scale,
        strength);
  }
}
