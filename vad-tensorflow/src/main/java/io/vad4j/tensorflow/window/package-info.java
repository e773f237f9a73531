/**
 * Scorers whose network receives a window of frames and returns an anomaly map: reading the windows
 * of a training video ({@link io.vad4j.tensorflow.window.FrameWindows}), the network for inference
 * ({@link io.vad4j.tensorflow.window.MapNetwork}), and the model ({@link
 * io.vad4j.tensorflow.window.WindowModel}) with its saved form.
 */
@NullMarked
package io.vad4j.tensorflow.window;

import org.jspecify.annotations.NullMarked;
