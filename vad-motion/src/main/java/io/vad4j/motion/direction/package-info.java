/** The scorer {@code direction}: histograms of optical flow per zone. */
@NullMarked
package io.vad4j.motion.direction;

import org.jspecify.annotations.NullMarked;
