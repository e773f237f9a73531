/** The dispatcher of alerts: policies of streams, and the queues and threads of sinks. */
@NullMarked
package io.vad4j.core.alert;

import org.jspecify.annotations.NullMarked;
