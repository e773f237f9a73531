/**
 * The scorer {@code transformer}: a self-distilled masked autoencoder with convolutional attention,
 * written from the published description of <i>Self-Distilled Masked Auto-Encoders are Efficient
 * Video Anomaly Detectors</i> (CVPR 2024).
 */
@NullMarked
package io.vad4j.tensorflow.transformer;

import org.jspecify.annotations.NullMarked;
