/** Metrics of detectors for Micrometer. */
@NullMarked
package io.vad4j.micrometer;

import org.jspecify.annotations.NullMarked;
