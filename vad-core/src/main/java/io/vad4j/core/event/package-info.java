/**
 * Stage 5, events: frame scores joined into events by hysteresis, peak regions, score drift,
 * listeners.
 */
@NullMarked
package io.vad4j.core.event;

import org.jspecify.annotations.NullMarked;
