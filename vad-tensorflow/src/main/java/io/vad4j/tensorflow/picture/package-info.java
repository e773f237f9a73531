/**
 * {@code architecture=paper}: a network reconstructs pictures, and what it reconstructs badly,
 * where things move, is the evidence.
 *
 * <p>{@link io.vad4j.tensorflow.picture.PictureFormat} says how a frame becomes a picture, {@link
 * io.vad4j.tensorflow.picture.PictureFootage} what to train and to validate on, {@link
 * io.vad4j.tensorflow.picture.Scoring} what the evidence is, {@link
 * io.vad4j.tensorflow.picture.PictureModel} holds what was learned.
 */
@NullMarked
package io.vad4j.tensorflow.picture;

import org.jspecify.annotations.NullMarked;
