/**
 * Anomalies made of normal footage, with known labels, to learn and to measure by where nobody has
 * labelled anything.
 *
 * <p>{@link io.vad4j.core.synthetic.PastedAnomalies} cuts things that move out of normal clips and
 * pastes them into others of the same camera in a way that normal footage does not have: too fast,
 * shaking, too large, turned, of another texture. {@link io.vad4j.core.synthetic.PastedClip} is one
 * such clip with the truth of each frame, {@link io.vad4j.core.synthetic.PictureSheet} shows them.
 *
 * <p>What is found among pasted anomalies says which of two detectors is better at such anomalies,
 * not how good it is at real ones, and nothing about kinds that are not pasted.
 */
@NullMarked
package io.vad4j.core.synthetic;

import org.jspecify.annotations.NullMarked;
