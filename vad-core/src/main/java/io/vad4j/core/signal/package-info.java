/** Time series: causal exponential smoothing and score series. */
@NullMarked
package io.vad4j.core.signal;

import org.jspecify.annotations.NullMarked;
