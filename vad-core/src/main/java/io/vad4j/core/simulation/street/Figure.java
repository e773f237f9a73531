package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Raster;

/** Appearance of an actor. */
public interface Figure {

  /** Draws the figure. */
  void draw(Raster raster, Camera camera, Pose pose);

  /** Draws its shadow on the ground. */
  void drawShadow(Raster raster, Camera camera, Pose pose);
}
