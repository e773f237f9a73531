/**
 * Frame sources without native code: image sequences, frames in memory, and prefetching.
 *
 * <p>{@link io.vad4j.core.source.ImageSequenceSource} reads a folder as a clip and {@link
 * io.vad4j.core.source.InMemoryFrameSource} a list of frames; {@link
 * io.vad4j.core.source.PrefetchingSource} reads another source ahead in its own thread.
 * Applications need not name them: {@link io.vad4j.FrameSource#open} finds the source of a URI.
 */
@NullMarked
package io.vad4j.core.source;

import org.jspecify.annotations.NullMarked;
