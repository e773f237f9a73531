/** Adaptive background of a stream, which its scorers share. */
@NullMarked
package io.vad4j.core.background;

import org.jspecify.annotations.NullMarked;
