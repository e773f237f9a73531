package io.vad4j.motion.flow;

import io.vad4j.AnomalyKind;
import io.vad4j.Options;
import io.vad4j.motion.opencv.StatelessModel;
import io.vad4j.spi.OptionSpec;
import io.vad4j.spi.ScorerDescriptor;
import io.vad4j.spi.ScorerModel;
import io.vad4j.spi.TrainingFreeScorerProvider;
import java.util.List;
import org.bytedeco.opencv.opencv_video.DenseOpticalFlow;
import org.bytedeco.opencv.opencv_video.FarnebackOpticalFlow;

/**
 * {@code optical-flow}: the mean speed of each cell above that of the median cell, in pixels of the
 * working frame a second. A speed does not depend on the frame rate, and gaps in the stream do not
 * matter as long as what moves is still matched.
 *
 * <p>Options:
 *
 * <ul>
 *   <li>{@code method}: {@code dis}, dense inverse search (Kroeger et al., ECCV 2016), or {@code
 *       farneback}, polynomial expansion (Farnebäck, SCIA 2003).
 *   <li>{@code scale}: size of the pictures searched as a share of the frames'; smaller is faster
 *       and follows larger steps, but overlooks small objects. {@code dis} never looks closer than
 *       at half of the resolution, so that 0.5 is as good as 1 for it.
 * </ul>
 *
 * @since 0.1.0
 */
public final class OpticalFlowProvider implements TrainingFreeScorerProvider {
  private static final String METHOD = "method";
  private static final String DIS = "dis";
  private static final String FARNEBACK = "farneback";
  private static final String SCALE = "scale";

  private static final ScorerDescriptor DESCRIPTOR =
      ScorerDescriptor.builder(
              "optical-flow",
              "Finds what moves fast, however little it stands out; misses what is too fast to be"
                  + " matched and what moves as fast as the rest.")
          .kind(AnomalyKind.MOTION)
          .isDefault(true)
          .millisPerFrame(2.6)
          .warmUpFrames(1)
          .option(
              OptionSpec.choice(
                  METHOD,
                  List.of(DIS, FARNEBACK),
                  "How flow is computed: dis is fast, farneback is smoother and slower."))
          .option(
              OptionSpec.number(
                  SCALE,
                  1,
                  0.25,
                  1,
                  "Size of the pictures searched, as a share of the frames'; less is faster."))
          .build();

  /** For {@link java.util.ServiceLoader}. */
  public OpticalFlowProvider() {}

  @Override
  public ScorerDescriptor descriptor() {
    return DESCRIPTOR;
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.vad4j.ProviderException if OpenCV's native code is missing
   */
  @Override
  public ScorerModel create(Options options) {
    boolean farneback = options.getString(METHOD).equals(FARNEBACK);
    double scale = options.getDouble(SCALE);
    return new StatelessModel(
        DESCRIPTOR,
        () ->
            new OpticalFlowExtractor(
                new DenseFlow(farneback ? createFarneback() : DenseFlow.createDis(scale), scale)));
  }

  private static DenseOpticalFlow createFarneback() {
    FarnebackOpticalFlow flow = FarnebackOpticalFlow.create();
    flow.setNumLevels(3);
    flow.setWinSize(15);
    flow.setNumIters(3);
    flow.setPolyN(5);
    flow.setPolySigma(1.2);
    return flow;
  }
}
