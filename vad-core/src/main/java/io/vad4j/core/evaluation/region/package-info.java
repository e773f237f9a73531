/** Pixel AUC, and the region- and track-based detection criteria (RBDC, TBDC). */
@NullMarked
package io.vad4j.core.evaluation.region;

import org.jspecify.annotations.NullMarked;
