/**
 * {@code architecture=reconstruction}: the network of the paper, which reconstructs frames; the
 * anomaly map is its reconstruction error, optionally combined with motion ({@link
 * io.vad4j.tensorflow.reconstruction.HybridScore}).
 */
@NullMarked
package io.vad4j.tensorflow.reconstruction;

import org.jspecify.annotations.NullMarked;
