/**
 * The default detector: builder, session, and the order of the stages of one frame.
 *
 * <ol>
 *   <li>{@link io.vad4j.core.preprocess}: grayscale, resize, photometric normalization,
 *       stabilization
 *   <li>{@link io.vad4j.core.scoring}: anomaly map, perspective normalization, pooling, smoothing
 *   <li>{@link io.vad4j.core.calibration}: score to surprisal
 *   <li>{@link io.vad4j.core.fusion}: fused score and map of each channel, threshold, decision
 *   <li>{@link io.vad4j.core.event}: hysteresis, regions, drift
 * </ol>
 *
 * <p>The training package, used by this one alone, produces the model that these stages use.
 */
@NullMarked
package io.vad4j.core.detector;

import org.jspecify.annotations.NullMarked;
