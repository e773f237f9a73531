/**
 * Preprocessing of frames: frame stride, grayscale, resize, stabilisation and photometric
 * normalisation.
 */
@NullMarked
package io.vad4j.core.preprocess;

import org.jspecify.annotations.NullMarked;
