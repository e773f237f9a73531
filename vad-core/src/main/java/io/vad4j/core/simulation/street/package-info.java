/**
 * Actors of the simulated street, and its renderer.
 *
 * <p>World coordinates are metres: {@code across} to the right, {@code depth} away from the camera,
 * {@code up} from the ground. Rendering does not use Java2D, so that a seed gives the same pixels
 * on every Java version.
 */
@NullMarked
package io.vad4j.core.simulation.street;

import org.jspecify.annotations.NullMarked;
