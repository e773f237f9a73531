/**
 * Simulated street scenes with ground truth per pixel, camera corruptions, and disturbances of
 * light and scene, as frame sources and data sets.
 *
 * <p>{@link io.vad4j.core.simulation.SyntheticScene} makes {@link
 * io.vad4j.core.simulation.SyntheticVideo}s, normal ones and ones with anomalies; {@link
 * io.vad4j.core.simulation.SyntheticScenario} restricts a scene to one kind of anomaly. {@link
 * io.vad4j.core.simulation.SyntheticUri} addresses both.
 */
@NullMarked
package io.vad4j.core.simulation;

import org.jspecify.annotations.NullMarked;
