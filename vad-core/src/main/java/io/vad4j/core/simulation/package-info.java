/**
 * Simulated street scenes with ground truth, and camera corruptions, as frame sources and data
 * sets.
 */
@NullMarked
package io.vad4j.core.simulation;

import org.jspecify.annotations.NullMarked;
