/**
 * Delivery of messages to another machine: stored on disk in order, and tried again until accepted.
 */
@NullMarked
package io.vad4j.sinks.delivery;

import org.jspecify.annotations.NullMarked;
