/**
 * Benchmark data: clips to learn from, and clips whose truth is known.
 *
 * <p>{@link io.vad4j.core.dataset.Datasets#open} reads any folder whose layout a {@link
 * io.vad4j.core.dataset.DatasetProvider} knows, as it comes out of the published archive:
 *
 * <pre>{@code
 * Dataset dataset = Datasets.open(Path.of("UCSDped2"));
 * try (ClipSources normal = dataset.trainingSources()) {
 *   detector.fit(normal);
 * }
 * for (DatasetClip clip : dataset.test()) {
 *   try (FrameSource source = clip.open()) {
 *     // score it, and compare with clip.labels()
 *   }
 * }
 * }</pre>
 *
 * <p>Nothing but names is read when a data set is opened; frames and masks are read when they are
 * needed. Further layouts are plugins: name a provider in {@code
 * META-INF/services/io.vad4j.core.dataset.DatasetProvider} or with {@code provides}.
 */
@NullMarked
package io.vad4j.core.dataset;

import org.jspecify.annotations.NullMarked;
