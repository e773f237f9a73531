/**
 * Stage 2, scoring: {@link io.vad4j.core.scoring.ScorerPipeline} computes an anomaly map and its
 * pooled, smoothed score (perspective normalization, pooling, temporal smoothing).
 */
@NullMarked
package io.vad4j.core.scoring;

import org.jspecify.annotations.NullMarked;
