/**
 * OpenCV: native loading, frames as {@code Mat}, and the scorer skeleton. Internal to this module.
 */
@NullMarked
package io.vad4j.motion.opencv;

import org.jspecify.annotations.NullMarked;
