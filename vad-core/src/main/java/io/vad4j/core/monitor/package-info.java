/**
 * The monitor of many live streams: readers, queues, the pool of scoring threads, health and
 * counters.
 */
@NullMarked
package io.vad4j.core.monitor;

import org.jspecify.annotations.NullMarked;
