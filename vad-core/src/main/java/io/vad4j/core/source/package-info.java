/**
 * Where frames come from without native code: folders of images, memory, and a synthetic street.
 *
 * <p>{@link io.vad4j.core.source.ImageSequenceSource} reads a folder as a clip, and {@link
 * io.vad4j.core.simulation.SyntheticScene} draws a street whose anomalies are known to the pixel.
 * {@link io.vad4j.core.source.PrefetchingSource} lets any other source read ahead in a thread of
 * its own. Applications need not name any of these: {@link io.vad4j.FrameSource#open} finds them by
 * address.
 */
@NullMarked
package io.vad4j.core.source;

import org.jspecify.annotations.NullMarked;
