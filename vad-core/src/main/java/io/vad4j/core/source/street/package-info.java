/**
 * How the synthetic street is drawn: a pinhole camera over flat ground, a backdrop, and figures
 * that move along tracks. Internal to this module.
 *
 * <p>World coordinates are metres: {@code across} to the right, {@code depth} away from the camera,
 * {@code up} from the ground. Everything is drawn with a small rasteriser of its own rather than
 * with Java2D, so that the same seed gives the same pixels on every Java version, and the mask of a
 * figure is exactly what was drawn of it.
 */
@NullMarked
package io.vad4j.core.source.street;

import org.jspecify.annotations.NullMarked;
