/**
 * Judges scores against labels, anybody's: all it takes is a number and a label a frame.
 *
 * <p>{@link io.vad4j.core.evaluate.ScoredClip}s go into an {@link
 * io.vad4j.core.evaluate.Evaluator}; an {@link io.vad4j.core.evaluate.Evaluation} comes out, with
 * frame AUCs in each of the literature's ways of counting, average precision, equal error rate,
 * operating points, curves, intervals and a table of clips, as text, Markdown, JSON or nested maps.
 * Anomaly maps and masks collected in {@link io.vad4j.core.evaluate.PixelScores} add pixel metrics,
 * in {@link io.vad4j.core.evaluate.RegionScores} the region- and track-based criteria; times and
 * {@link io.vad4j.core.evaluate.FoundEvent}s add delay and false alarms an hour. {@link
 * io.vad4j.core.evaluate.ScoreFile} reads scores that came from elsewhere.
 *
 * <p>Undefined figures, such as the AUC of a clip with one class only, are absent everywhere. The
 * result says in words what was normalised and how many frames each figure stands on.
 */
@NullMarked
package io.vad4j.core.evaluate;

import org.jspecify.annotations.NullMarked;
