/**
 * Video anomaly detection: learn what is normal in front of a camera, then say when, and where in
 * the picture, something is not.
 *
 * <p>{@link io.vad4j.Frame}s come from a {@link io.vad4j.FrameSource}; {@link io.vad4j.Scorer}s
 * turn them into evidence, one {@link io.vad4j.AnomalyMap} a frame; the {@link io.vad4j.Detector}
 * calibrates, fuses, pools, smooths and thresholds that evidence into {@link io.vad4j.Detection}s
 * and {@link io.vad4j.AnomalyEvent}s.
 *
 * <pre>{@code
 * try (Detector detector = Detector.create();
 *     FrameSource normal = FrameSource.open(Path.of("monday.mp4"));
 *     FrameSource live = FrameSource.open(URI.create("rtsp://camera/1"))) {
 *   detector.fit(normal);
 *   detector.detect(live).filter(Detection::abnormal).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Applications need no more than this package: {@link io.vad4j.Detector} and its builder, {@link
 * io.vad4j.FrameSource#open}, and listeners. What does the work is found at run time; {@link
 * io.vad4j.spi} is for those who add to it.
 *
 * <p><b>State.</b> Frames, maps, detections and models are immutable and may be shared between
 * threads. What changes from frame to frame belongs to one stream: a {@link
 * io.vad4j.DetectorSession} and its scorers serve one thread at a time, and many sessions share one
 * detector.
 *
 * <p><b>Time</b> is that of the frames, from the start of their clip, never that of the clock and
 * never a count of frames.
 *
 * <p><b>Errors.</b> What is wrong with what the library was given is a {@link
 * io.vad4j.VadException}, whose message says what was wrong, where, and what to do: {@link
 * io.vad4j.FrameSourceException}, {@link io.vad4j.InvalidFrameException}, {@link
 * io.vad4j.InvalidOptionException}, {@link io.vad4j.TrainingException}, {@link
 * io.vad4j.ModelException}, {@link io.vad4j.ProviderException}. Calls in the wrong order, such as
 * after closing, are {@link IllegalStateException}s. Nothing in this API is ever null.
 */
@NullMarked
package io.vad4j;

import org.jspecify.annotations.NullMarked;
