/** Whether a video file is complete: the length that it declares, and the structure of its end. */
@NullMarked
package io.vad4j.video.length;

import org.jspecify.annotations.NullMarked;
