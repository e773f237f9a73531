/** Sink that posts alerts to a web service. */
@NullMarked
package io.vad4j.sinks.webhook;

import org.jspecify.annotations.NullMarked;
