package io.vad4j.core.source.street;

/** Something that stands or moves on the ground. */
public interface Figure {

  /** Draws what it looks like. */
  void draw(Raster raster, Camera camera, Pose pose);

  /** Draws the shadow that it throws on the ground. */
  void drawShadow(Raster raster, Camera camera, Pose pose);
}
