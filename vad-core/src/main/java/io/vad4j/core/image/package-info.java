/** Frames on their way to the scorers: grey, resized, sampled; and the grid of cells over them. */
@NullMarked
package io.vad4j.core.image;

import org.jspecify.annotations.NullMarked;
