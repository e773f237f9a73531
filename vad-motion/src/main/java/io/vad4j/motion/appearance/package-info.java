/**
 * The scorer {@code appearance}: HOG descriptors of the foreground, PCA whitening,
 * k-nearest-neighbour distance to a memory bank.
 */
@NullMarked
package io.vad4j.motion.appearance;

import org.jspecify.annotations.NullMarked;
