/** Times of frames, and packets of an encoded stream. */
@NullMarked
package io.vad4j.video.stream;

import org.jspecify.annotations.NullMarked;
