/** Time series: causal exponential smoothing, score series, median, even frame sampling. */
@NullMarked
package io.vad4j.core.signal;

import org.jspecify.annotations.NullMarked;
