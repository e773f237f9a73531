/** Event metrics: detection delay, false alarms an hour, recall of ground-truth events. */
@NullMarked
package io.vad4j.core.evaluation.event;

import org.jspecify.annotations.NullMarked;
