/**
 * Evaluation of anomaly scores against ground truth.
 *
 * <p>{@link io.vad4j.core.evaluation.frame.ScoredClip}s go into an {@link
 * io.vad4j.core.evaluation.Evaluator}, which returns an {@link
 * io.vad4j.core.evaluation.Evaluation}: frame AUC (micro, per-clip normalised, macro), average
 * precision, equal error rate, operating points, curves, confidence intervals and a table per clip.
 * Pixel and region metrics and event metrics are added where maps, masks and events are given.
 */
@NullMarked
package io.vad4j.core.evaluation;

import org.jspecify.annotations.NullMarked;
