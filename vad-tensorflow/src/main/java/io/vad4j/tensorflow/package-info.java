/**
 * Model summary, training history and reconstructions of the scorer {@code masked-autoencoder}, a
 * network that is trained and run with TensorFlow Java. The option {@code architecture} selects one
 * of two:
 *
 * <ul>
 *   <li>{@code motion}: predicts the motion of hidden cells from the appearance and the visible
 *       motion; the anomaly map is the motion in excess of the prediction.
 *   <li>{@code reconstruction}: reconstructs frames, as in the paper that this library follows; the
 *       anomaly map is the reconstruction error, optionally combined with motion.
 * </ul>
 *
 * <p>The scorers {@code gan} and {@code transformer} reconstruct frames too; {@link
 * io.vad4j.tensorflow.TrainedNetwork} shows the layers and the training history of any network, and
 * {@link io.vad4j.tensorflow.VideoTransformer} the attention maps of the transformer.
 *
 * <p>A frame passes through {@code motion}, {@code reconstruction}, {@code gan} or {@code
 * transformer}, which run a graph of {@code network}; {@code train} trains these graphs, and {@code
 * provider} registers the scorers.
 *
 * <p>TensorFlow uses native memory: close detectors, models and scorers. JavaCPP throws an {@link
 * java.lang.OutOfMemoryError} when the process exceeds four times the maximum heap; with a small
 * heap start Java with {@code -Dorg.bytedeco.javacpp.maxphysicalbytes=0}.
 *
 * <p>A call computes in the calling thread, so several streams use several cores. {@code
 * -Dvad4j.tensorflow.threads=2} lets each call use two threads.
 *
 * <p>Two settings are TensorFlow's own and read from the environment only: {@code
 * TF_ENABLE_ONEDNN_OPTS=1} enables oneDNN's convolutions, which TensorFlow disables on x86
 * processors without AVX-512 VNNI; they are faster and change scores in the last digits only.
 * {@code TF_CPP_MIN_LOG_LEVEL=2} disables TensorFlow's log.
 */
@NullMarked
package io.vad4j.tensorflow;

import org.jspecify.annotations.NullMarked;
