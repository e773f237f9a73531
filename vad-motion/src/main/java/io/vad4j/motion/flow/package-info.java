/** Dense and sparse optical flow, and the scorer {@code optical-flow}. */
@NullMarked
package io.vad4j.motion.flow;

import org.jspecify.annotations.NullMarked;
