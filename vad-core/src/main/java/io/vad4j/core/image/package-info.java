/**
 * Frames on their way to the scorers: read from files, made grey, resized; and the grid of cells
 * over them.
 */
@NullMarked
package io.vad4j.core.image;

import org.jspecify.annotations.NullMarked;
