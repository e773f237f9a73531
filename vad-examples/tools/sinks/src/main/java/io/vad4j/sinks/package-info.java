/**
 * Alerts as JSON. The sinks themselves are found by name: {@code json-lines}, {@code webhook} and
 * {@code mqtt}.
 */
@NullMarked
package io.vad4j.sinks;

import org.jspecify.annotations.NullMarked;
