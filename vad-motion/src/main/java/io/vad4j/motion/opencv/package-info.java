/** Loading of OpenCV, and the bridge between frames and {@code Mat}. Internal to this module. */
@NullMarked
package io.vad4j.motion.opencv;

import org.jspecify.annotations.NullMarked;
