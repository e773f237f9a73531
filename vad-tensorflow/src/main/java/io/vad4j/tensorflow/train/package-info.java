/**
 * Training of masked autoencoders, independent of the architecture: examples ({@link
 * io.vad4j.tensorflow.train.TrainingDataset}), masks ({@link io.vad4j.tensorflow.train.Masking}),
 * losses ({@link io.vad4j.tensorflow.train.Loss}), steps ({@link
 * io.vad4j.tensorflow.train.Trainer}) and the state between epochs ({@link
 * io.vad4j.tensorflow.train.Checkpoint}).
 */
@NullMarked
package io.vad4j.tensorflow.train;

import org.jspecify.annotations.NullMarked;
