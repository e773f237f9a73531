/**
 * What plugins implement: providers of scorers, frame sources and detectors, found with {@link
 * java.util.ServiceLoader}.
 *
 * <p>A plugin depends on this artifact alone. It holds
 *
 * <ol>
 *   <li>a provider: an {@link io.vad4j.spi.TrainingFreeScorerProvider} for scorers that work at
 *       once, a {@link io.vad4j.spi.TrainableScorerProvider} for those that learn from normal
 *       footage first, a {@link io.vad4j.spi.FrameSourceProvider} or a {@link
 *       io.vad4j.spi.DetectorProvider};
 *   <li>what it provides. A scorer's provider makes a {@link io.vad4j.spi.ScorerModel}, which is
 *       immutable and shared by all streams; the model opens an {@link io.vad4j.Scorer} for each
 *       stream, which remembers what changes from frame to frame;
 *   <li>the provider's class name in {@code META-INF/services}, in the file named after the
 *       interface ({@code io.vad4j.spi.ScorerProvider} for both kinds of scorers), for the class
 *       path, and {@code provides} in {@code module-info.java}, if it has one, for the module path.
 * </ol>
 *
 * <p>A provider has a public constructor without parameters that does no work: native libraries are
 * loaded when the provider is used, so that looking up what there is stays cheap and cannot fail
 * for lack of one.
 *
 * <p>{@link io.vad4j.spi.Providers} finds providers and says which is taken where there are
 * several. The contracts in the test jar of this artifact ({@code io.vad4j.tck}) test whether an
 * implementation keeps what these interfaces promise.
 */
@NullMarked
package io.vad4j.spi;

import org.jspecify.annotations.NullMarked;
