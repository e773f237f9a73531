/** Event metrics: recall of ground-truth events, detection delay, false alarms per hour. */
@NullMarked
package io.vad4j.core.evaluation.event;

import org.jspecify.annotations.NullMarked;
