/**
 * Pseudo-anomalies cut and pasted from normal video, with frame labels, for training and validation
 * without labelled data.
 *
 * <p>{@link io.vad4j.core.cutpaste.CutPasteGenerator} segments moving objects in normal clips and
 * composites them into other clips of the same camera in a way that normal video does not show: too
 * fast, shaking, too large, rotated, with a foreign texture. Each {@link
 * io.vad4j.core.cutpaste.PseudoAnomalyClip} carries its ground truth.
 *
 * <p>Recall on pseudo-anomalies ranks two detectors for such anomalies; it does not estimate recall
 * on real ones.
 */
@NullMarked
package io.vad4j.core.cutpaste;

import org.jspecify.annotations.NullMarked;
