/**
 * Monitoring of many live streams: {@link io.vad4j.monitor.Monitor} reads, scores and supervises
 * named streams, connects them again, and reports their health.
 *
 * <p>One {@link io.vad4j.monitor.StreamConfig} describes a stream, one {@link
 * io.vad4j.monitor.StreamHealth} its state, and one {@link io.vad4j.monitor.StreamStatus} its
 * counters. {@link io.vad4j.monitor.MonitorListener} receives frames, events and changes of health.
 */
@NullMarked
package io.vad4j.monitor;

import org.jspecify.annotations.NullMarked;
