/**
 * Video anomaly detection: learns from normal video of a camera, and detects and localises
 * anomalies.
 *
 * <p>A {@link io.vad4j.FrameSource} provides {@link io.vad4j.Frame}s; {@link io.vad4j.Scorer}s
 * compute an {@link io.vad4j.AnomalyMap} of each; the {@link io.vad4j.Detector} pools, smooths,
 * calibrates, fuses and thresholds them into {@link io.vad4j.Detection}s and {@link
 * io.vad4j.AnomalyEvent}s.
 *
 * <pre>{@code
 * try (Detector detector = Detector.create();
 *     FrameSource normal = FrameSource.open(Path.of("monday.mp4"));
 *     FrameSource live = FrameSource.open(URI.create("rtsp://camera/1"))) {
 *   detector.fit(normal);
 *   detector.detect(live).filter(Detection::anomalous).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Applications need no more than this package: {@link io.vad4j.Detector} and its builder, {@link
 * io.vad4j.FrameSource#open}, and listeners. Providers are found at run time; {@link io.vad4j.spi}
 * is for plugins.
 *
 * <p><b>State.</b> Frames, maps, detections and models are immutable and thread-safe. State belongs
 * to one stream: a {@link io.vad4j.DetectorSession} and its scorers serve one thread at a time, and
 * many sessions share one detector.
 *
 * <p><b>Time</b> is the timestamp of frames since the start of their clip, never wall-clock time or
 * a number of frames.
 *
 * <p><b>Errors.</b> Invalid input throws a {@link io.vad4j.VadException}, whose message names the
 * problem, its place and the remedy: {@link io.vad4j.FrameSourceException}, {@link
 * io.vad4j.InvalidFrameException}, {@link io.vad4j.InvalidOptionException}, {@link
 * io.vad4j.TrainingException}, {@link io.vad4j.ModelException}, {@link io.vad4j.ProviderException}.
 * Calls in the wrong order, such as after closing, are {@link IllegalStateException}s. Nothing in
 * this API is ever null.
 */
@NullMarked
package io.vad4j;

import org.jspecify.annotations.NullMarked;
