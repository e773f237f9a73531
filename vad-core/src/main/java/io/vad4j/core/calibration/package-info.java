/**
 * Stage 3, calibration: pooled score to surprisal (−log10 of its tail probability on normal
 * frames), and the false-alarm estimate of a threshold.
 *
 * <p>{@link io.vad4j.core.calibration.SurprisalCalibration} is empirical up to the 90 % quantile
 * and a {@linkplain io.vad4j.core.calibration.GeneralizedParetoTail generalized Pareto tail} beyond
 * it.
 */
@NullMarked
package io.vad4j.core.calibration;

import org.jspecify.annotations.NullMarked;
