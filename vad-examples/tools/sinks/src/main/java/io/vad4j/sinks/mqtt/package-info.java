/** Sink that publishes alerts to an MQTT broker. */
@NullMarked
package io.vad4j.sinks.mqtt;

import org.jspecify.annotations.NullMarked;
