/**
 * Training: what is learned from ({@link io.vad4j.tensorflow.train.TrainingDataset}), what is
 * hidden ({@link io.vad4j.tensorflow.train.Masking}), what is made small ({@link
 * io.vad4j.tensorflow.train.Loss}), the steps ({@link io.vad4j.tensorflow.train.Trainer}), and the
 * state that is kept between epochs ({@link io.vad4j.tensorflow.train.Checkpoint}). It knows of no
 * architecture in particular.
 */
@NullMarked
package io.vad4j.tensorflow.train;

import org.jspecify.annotations.NullMarked;
