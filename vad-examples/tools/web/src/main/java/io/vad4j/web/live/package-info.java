/** Pictures, scores and recordings of the streams of a monitor. */
@NullMarked
package io.vad4j.web.live;

import org.jspecify.annotations.NullMarked;
