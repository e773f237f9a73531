/**
 * Stage 1, preprocessing: frame stride, grayscale, resize, photometric normalization,
 * stabilization, camera-shake detection.
 */
@NullMarked
package io.vad4j.core.preprocess;

import org.jspecify.annotations.NullMarked;
