/**
 * Events from frame scores: hysteresis, peak region, camera-shake and score-drift detection,
 * listeners.
 */
@NullMarked
package io.vad4j.core.event;

import org.jspecify.annotations.NullMarked;
