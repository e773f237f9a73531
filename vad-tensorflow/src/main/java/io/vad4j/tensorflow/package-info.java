/**
 * The scorer {@code masked-autoencoder}, a network trained and served with TensorFlow Java.
 *
 * <p>Of each frame it measures the motion since the frame before, cell by cell ({@code
 * FrameDifference}, {@code Scene}), and asks a network what motion to expect there, given what is
 * seen there and half of the motion around it; then for the other half. Motion beyond that is the
 * evidence ({@code Evidence}). What is learned of a scene is its empty background, how much motion
 * is usual ({@code SceneStudy}), and the network's weights.
 *
 * <p>TensorFlow lives in native memory: close detectors, models and scorers. JavaCPP, which binds
 * it, throws an {@link java.lang.OutOfMemoryError} when the process takes more than four times the
 * maximum heap; start Java with {@code -Dorg.bytedeco.javacpp.maxphysicalbytes=0} where the heap is
 * small.
 */
@NullMarked
package io.vad4j.tensorflow;

import org.jspecify.annotations.NullMarked;
