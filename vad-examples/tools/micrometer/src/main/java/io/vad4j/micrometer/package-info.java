/** Metrics of detectors and monitors for Micrometer. */
@NullMarked
package io.vad4j.micrometer;

import org.jspecify.annotations.NullMarked;
