/**
 * The detector. A frame's way through it, in order: sampling and {@linkplain io.vad4j.core.image
 * scaling}, the scorers' evidence, {@linkplain io.vad4j.core.detect.Perspective perspective},
 * {@linkplain io.vad4j.core.detect.MapPooling pooling}, {@linkplain io.vad4j.core.detect.Smoothing
 * smoothing}, {@linkplain io.vad4j.core.detect.Calibration calibration} (how rare is that on normal
 * footage), {@linkplain io.vad4j.core.detect.Fusion fusion} with the weights α and β, the
 * threshold, and {@linkplain io.vad4j.core.detect.EventTracker events}.
 *
 * <p>Learning what is normal: {@linkplain io.vad4j.core.detect.Footage footage} is read once into a
 * temporary file; {@linkplain io.vad4j.core.detect.Fitting fitting} trains the scorers on all of
 * it, and calibrates on clips that the scorer at hand was not trained on. {@linkplain
 * io.vad4j.core.detect.TrialMaker Trials} are anomalies {@linkplain io.vad4j.core.synthetic pasted}
 * into the same clips, from which {@linkplain io.vad4j.core.detect.WeightLearning weights} are
 * learned and on which the detector tests itself.
 *
 * <p>A {@linkplain io.vad4j.core.detect.Panel panel} is a group of scorers with one score, one
 * threshold and one row of events: that of all kinds that are fused, and one for each kind that is
 * judged apart.
 */
@NullMarked
package io.vad4j.core.detect;

import org.jspecify.annotations.NullMarked;
