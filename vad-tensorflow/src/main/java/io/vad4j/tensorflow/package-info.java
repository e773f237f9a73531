/**
 * The scorer {@code masked-autoencoder}, a network trained and served with TensorFlow Java. Two
 * networks are to be had by the option {@code architecture}, trained by one trainer.
 *
 * <p>{@code motion}: of each frame it measures the motion since the frame before, cell by cell
 * ({@code FrameDifference}, {@code Scene}), and asks a network what motion to expect there, given
 * what is seen there and half of the motion around it; then for the other half. Motion beyond that
 * is the evidence ({@code Evidence}). What is learned of a scene is its empty background, how much
 * motion is usual ({@code SceneStudy}), and the network's weights.
 *
 * <p>{@code paper}: the network of the paper that this library follows, which reconstructs pictures
 * ({@code io.vad4j.tensorflow.picture}). {@link io.vad4j.tensorflow.MaskedAutoencoder} shows the
 * layers of a model, how its training went and what it makes of a frame.
 *
 * <p>TensorFlow lives in native memory: close detectors, models and scorers. JavaCPP, which binds
 * it, throws an {@link java.lang.OutOfMemoryError} when the process takes more than four times the
 * maximum heap; start Java with {@code -Dorg.bytedeco.javacpp.maxphysicalbytes=0} where the heap is
 * small.
 *
 * <p>A call does its work in the thread that makes it, so many streams use many cores. For one
 * stream that is in a hurry, {@code -Dvad4j.tensorflow.threads=2} lets each call use two.
 *
 * <p>Two settings are TensorFlow's own and read from the environment only. {@code
 * TF_ENABLE_ONEDNN_OPTS=1} takes oneDNN's convolutions, which TensorFlow leaves off on x86
 * processors without AVX-512 instructions for neural networks; there it halves the time of training
 * and scoring (measured: 2.1 to 1.1 ms a frame of 360 × 240) and changes evidence in the last
 * digits only. {@code TF_CPP_MIN_LOG_LEVEL=2} silences TensorFlow's log.
 */
@NullMarked
package io.vad4j.tensorflow;

import org.jspecify.annotations.NullMarked;
