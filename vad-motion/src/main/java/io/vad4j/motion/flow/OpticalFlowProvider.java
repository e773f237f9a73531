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
 * {@code optical-flow}: mean speed of each cell by dense optical flow beyond that of the median
 * cell, in pixels of the input frame a second, independent of the frame rate.
 *
 * <p>Options:
 *
 * <ul>
 *   <li>{@code method}: {@code dis}, dense inverse search (Kroeger et al., ECCV 2016), or {@code
 *       farneback}, polynomial expansion (Farnebäck, SCIA 2003).
 *   <li>{@code scale}: scale of the images searched; smaller is faster and covers larger
 *       displacements, but misses small objects. The finest scale of {@code dis} is half of the
 *       resolution, so that 0.5 equals 1.
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
              "Finds fast motion, also of low contrast; misses displacements too large to be"
                  + " matched and objects of normal speed.")
          .kind(AnomalyKind.MOTION)
          .millisPerFrame(2.6)
          .warmUpFrames(1)
          .option(
              OptionSpec.choice(
                  METHOD,
                  List.of(DIS, FARNEBACK),
                  "Optical flow algorithm: dis is fast, farneback is smoother and slower."))
          .option(
              OptionSpec.number(
                  SCALE, 1, 0.25, 1, "Scale of the images searched; smaller is faster."))
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
