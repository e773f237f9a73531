/** The scorers {@code frame-difference} and {@code gradient-difference}. */
@NullMarked
package io.vad4j.motion.difference;

import org.jspecify.annotations.NullMarked;
