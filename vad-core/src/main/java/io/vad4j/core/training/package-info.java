/**
 * Training of a detector: k-fold fitting of scorers, held-out calibration, fusion weights,
 * synthetic validation.
 *
 * <p>Used by {@link io.vad4j.core.detector} only; no stage of detection depends on it.
 */
@NullMarked
package io.vad4j.core.training;

import org.jspecify.annotations.NullMarked;
