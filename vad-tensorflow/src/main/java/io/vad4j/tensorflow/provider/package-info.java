/** Registration and options of the scorer {@code masked-autoencoder}. */
@NullMarked
package io.vad4j.tensorflow.provider;

import org.jspecify.annotations.NullMarked;
