/**
 * Stage 4, fusion: surprisals of the scorers of a {@link io.vad4j.core.fusion.ScoreChannel} are
 * fused by {@link io.vad4j.core.fusion.FusionTransform} and compared with the threshold.
 */
@NullMarked
package io.vad4j.core.fusion;

import org.jspecify.annotations.NullMarked;
