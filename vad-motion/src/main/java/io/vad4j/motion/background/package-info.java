/**
 * Background model, foreground segmentation, and the scorers {@code mog2} and {@code
 * stationary-object}.
 */
@NullMarked
package io.vad4j.motion.background;

import org.jspecify.annotations.NullMarked;
