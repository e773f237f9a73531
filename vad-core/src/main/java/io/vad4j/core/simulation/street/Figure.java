package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.render.Camera;
import io.vad4j.core.simulation.render.Raster;

/** Something that stands or moves on the ground. */
public interface Figure {

  /** Draws what it looks like. */
  void draw(Raster raster, Camera camera, Pose pose);

  /** Draws the shadow that it throws on the ground. */
  void drawShadow(Raster raster, Camera camera, Pose pose);
}
