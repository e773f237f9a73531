/** Recordings: overlays, videos and snapshots of events, subtitles. */
@NullMarked
package io.vad4j.recording;

import org.jspecify.annotations.NullMarked;
