/**
 * The scorer {@code gan}: an autoencoder with a discriminator of images and one of the code, after
 * the abstract of <i>VALD-GAN</i> (Signal, Image and Video Processing 18, 2024).
 */
@NullMarked
package io.vad4j.tensorflow.gan;

import org.jspecify.annotations.NullMarked;
