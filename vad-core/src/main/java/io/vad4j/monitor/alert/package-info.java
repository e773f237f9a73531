/**
 * Alerts from the events and the health of monitored streams: when they are raised, and what
 * receives them.
 *
 * <p>An {@link io.vad4j.monitor.alert.AlertDispatcher} is a listener of a monitor. It applies the
 * {@link io.vad4j.monitor.alert.AlertPolicy} of each stream, and passes {@link
 * io.vad4j.monitor.alert.Alert}s to {@link io.vad4j.monitor.alert.AlertSink}s, each on a queue and
 * a thread of its own. Kinds of sinks are found with {@link java.util.ServiceLoader}: see {@link
 * io.vad4j.monitor.alert.AlertSinkProvider}.
 */
@NullMarked
package io.vad4j.monitor.alert;

import org.jspecify.annotations.NullMarked;
