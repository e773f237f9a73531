package io.vad4j.cli.run;

import io.vad4j.core.evaluation.DetectorScores;
import io.vad4j.core.evaluation.Evaluation;

/**
 * Evaluation of a detector, and the scores that it is of.
 *
 * @param evaluation the metrics
 * @param scores the scores of each frame
 */
public record ScoredEvaluation(Evaluation evaluation, DetectorScores scores) {}
