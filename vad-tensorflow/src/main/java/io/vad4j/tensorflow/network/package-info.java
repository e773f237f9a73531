/**
 * Networks: what they look like ({@link io.vad4j.tensorflow.network.Architecture}), what they have
 * learned ({@link io.vad4j.tensorflow.network.Weights}), and a trained one at work ({@link
 * io.vad4j.tensorflow.network.ScoringNetwork}).
 *
 * <p>Graphs only, never eager execution, whose session leaks by design. Every tensor, result,
 * session and graph that is opened here is closed here.
 */
@NullMarked
package io.vad4j.tensorflow.network;

import org.jspecify.annotations.NullMarked;
