/** The pipeline of one scorer: anomaly map, perspective normalisation, pooling, smoothing. */
@NullMarked
package io.vad4j.core.scoring;

import org.jspecify.annotations.NullMarked;
