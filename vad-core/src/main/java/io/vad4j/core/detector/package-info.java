/**
 * The default detector: builder, session, and the order of the stages of one frame.
 *
 * <p>{@link io.vad4j.core.preprocess preprocess} (grayscale, resize, stabilisation, photometric
 * normalisation) → {@link io.vad4j.core.scoring scoring} (anomaly map, perspective normalisation,
 * pooling, smoothing) → {@link io.vad4j.core.calibration calibration} (surprisal) → {@link
 * io.vad4j.core.fusion fusion} (channels, threshold) → {@link io.vad4j.core.event event}
 * (hysteresis, regions, drift). {@link io.vad4j.core.training training} produces the model that
 * these stages use.
 */
@NullMarked
package io.vad4j.core.detector;

import org.jspecify.annotations.NullMarked;
