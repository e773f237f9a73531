/**
 * {@code architecture=motion}: a masked autoencoder that predicts the motion of hidden cells from
 * the appearance and the visible motion; the anomaly map is motion in excess of the prediction.
 */
@NullMarked
package io.vad4j.tensorflow.motion;

import org.jspecify.annotations.NullMarked;
