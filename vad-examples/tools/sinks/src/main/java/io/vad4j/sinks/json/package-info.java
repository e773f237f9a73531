/** Sink that writes alerts to a file of JSON lines. */
@NullMarked
package io.vad4j.sinks.json;

import org.jspecify.annotations.NullMarked;
