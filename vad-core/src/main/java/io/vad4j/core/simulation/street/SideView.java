package io.vad4j.core.simulation.street;

import io.vad4j.core.simulation.render.Raster;

/**
 * Draws parts of a vehicle from its side, at coordinates in metres ahead of the centre and above
 * the ground.
 *
 * @param unit pixels of a metre
 * @param direction 1 to the right, -1 to the left
 * @param minThickness smallest radius of a limb in pixels
 */
record SideView(
    Raster raster, double x, double ground, double unit, int direction, double minThickness) {

  void limb(double ahead0, double up0, double ahead1, double up1, double radius, int colour) {
    double thick = Math.max(minThickness, radius * unit);
    raster.limb(
        x + direction * ahead0 * unit,
        ground - up0 * unit,
        x + direction * ahead1 * unit,
        ground - up1 * unit,
        thick,
        thick,
        colour);
  }

  void box(double back, double low, double front, double high, int colour) {
    double left = x + Math.min(direction * back, direction * front) * unit;
    double right = x + Math.max(direction * back, direction * front) * unit;
    double top = ground - high * unit;
    double bottom = ground - low * unit;
    raster.polygon(colour, left, top, right, top, right, bottom, left, bottom);
  }
}
