/**
 * Video anomaly detection: learn what is normal in front of a camera, then say when, and where in
 * the picture, something is not.
 *
 * <p>{@link io.vad4j.Frame}s come from a {@link io.vad4j.FrameSource}; {@link io.vad4j.Scorer}s
 * turn them into evidence, one {@link io.vad4j.AnomalyMap} a frame; the {@link io.vad4j.Detector}
 * calibrates, fuses, pools, smooths and thresholds that evidence into {@link io.vad4j.Detection}s
 * and {@link io.vad4j.AnomalyEvent}s.
 */
@NullMarked
package io.vad4j;

import org.jspecify.annotations.NullMarked;
