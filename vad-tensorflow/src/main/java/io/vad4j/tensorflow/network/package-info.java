/**
 * Architectures ({@link io.vad4j.tensorflow.network.Architecture}), their weights ({@link
 * io.vad4j.tensorflow.network.Weights}) and networks for inference ({@link
 * io.vad4j.tensorflow.network.ScoringNetwork}, {@link
 * io.vad4j.tensorflow.network.ReconstructionNetwork}).
 *
 * <p>Graph mode only, as an eager session is never released. Every tensor, result, session and
 * graph that is opened here is closed here.
 */
@NullMarked
package io.vad4j.tensorflow.network;

import org.jspecify.annotations.NullMarked;
