/**
 * Training: what is learned from ({@link io.vad4j.tensorflow.train.Examples}), what is hidden
 * ({@link io.vad4j.tensorflow.train.BlockMask}), and the steps ({@link
 * io.vad4j.tensorflow.train.Trainer}).
 */
@NullMarked
package io.vad4j.tensorflow.train;

import org.jspecify.annotations.NullMarked;
