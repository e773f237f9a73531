/**
 * Frame sources without native code: image sequences, prefetching and live reading.
 *
 * <p>{@link io.vad4j.core.source.ImageSequenceSource} reads a folder as a clip; {@link
 * io.vad4j.core.source.PrefetchingSource} reads another source ahead in its own thread; {@link
 * io.vad4j.core.source.LiveFrameSource} drops the frames of a camera for which its reader is too
 * slow. Frames in memory are a source by {@link io.vad4j.FrameSource#of}. Applications need not
 * name the others: {@link io.vad4j.FrameSource#open} finds the source of a URI.
 */
@NullMarked
package io.vad4j.core.source;

import org.jspecify.annotations.NullMarked;
