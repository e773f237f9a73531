/**
 * Data sets of training and test clips with ground truth.
 *
 * <p>{@link io.vad4j.core.dataset.Datasets#open} reads any folder whose layout a {@link
 * io.vad4j.core.dataset.DatasetProvider} supports, such as a benchmark in its original folder
 * layout:
 *
 * <pre>{@code
 * Dataset dataset = Datasets.open(Path.of("UCSDped2"));
 * try (ClipSources normal = dataset.trainingSources()) {
 *   detector.fit(normal);
 * }
 * for (DatasetClip clip : dataset.test()) {
 *   try (FrameSource source = clip.open()) {
 *     // score it, and compare with clip.groundTruth()
 *   }
 * }
 * }</pre>
 *
 * <p>Opening a data set only lists files; frames and masks are read on demand. Further layouts are
 * plugins: register a provider in {@code META-INF/services/io.vad4j.core.dataset.DatasetProvider}
 * or with {@code provides}.
 */
@NullMarked
package io.vad4j.core.dataset;

import org.jspecify.annotations.NullMarked;
