/**
 * Frame metrics: ROC and precision-recall curves, AUC, average precision, equal error rate,
 * confidence intervals.
 */
@NullMarked
package io.vad4j.core.evaluation.frame;

import org.jspecify.annotations.NullMarked;
