/**
 * Service provider interfaces for plugins: providers of scorers and frame sources, found with
 * {@link java.util.ServiceLoader}.
 *
 * <p>A plugin depends on this artifact alone. It holds
 *
 * <ol>
 *   <li>a provider: an {@link io.vad4j.spi.TrainingFreeScorerProvider} for scorers without
 *       training, a {@link io.vad4j.spi.TrainableScorerProvider} for those that are trained on
 *       normal video, a {@link io.vad4j.spi.FrameSourceProvider} or a {@link
 *       io.vad4j.spi.DetectorProvider};
 *   <li>the implementation. The provider of a scorer creates a {@link io.vad4j.spi.ScorerModel},
 *       which is immutable and shared by all streams; the model creates an {@link io.vad4j.Scorer}
 *       for each stream, which holds the state of the stream;
 *   <li>the provider's class name in {@code META-INF/services}, in the file named after the
 *       interface ({@code io.vad4j.spi.ScorerProvider} for both kinds of scorers), for the class
 *       path, and {@code provides} in {@code module-info.java}, if it has one, for the module path.
 * </ol>
 *
 * <p>A provider has a public constructor without parameters that does no work: native libraries are
 * loaded when the provider is used, so that the lookup of providers is fast and cannot fail because
 * one is missing.
 *
 * <p>{@link io.vad4j.spi.Providers} finds providers and resolves conflicts between several. The
 * contracts in the test jar of this artifact ({@code io.vad4j.tck}) test whether an implementation
 * conforms to these interfaces.
 */
@NullMarked
package io.vad4j.spi;

import org.jspecify.annotations.NullMarked;
