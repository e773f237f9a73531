package io.vad4j.tensorflow.transformer;

import io.vad4j.tensorflow.LayerSummary;
import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Parameter;
import io.vad4j.tensorflow.network.Phase;
import io.vad4j.tensorflow.train.BlockMask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Self-distilled masked autoencoder with convolutional attention. The image is a window of three
 * frames, as channels; the target is the newest frame and the map of pasted pixels.
 *
 * <p>Encoder of three blocks on the visible patches and a class token; decoder of three blocks on
 * all patches, with a mask token for each hidden one, half as wide. The student is one block and a
 * head of its own on the output of the decoder's first block.
 *
 * @param rows rows of a frame, a multiple of the patch size
 * @param columns columns of a frame, a multiple of the patch size
 * @param patchSize rows and columns of a patch
 * @param colors channels of a frame
 * @param width width of the encoder, a multiple of 8
 * @param maskRatio ratio of hidden patches
 */
record TransformerArchitecture(
    int rows, int columns, int patchSize, int colors, int width, double maskRatio)
    implements Architecture {
  /** Frames of a window. */
  static final int FRAMES = 3;

  /** Distance between them in frames, as published. */
  static final int FRAME_DISTANCE = 3;

  /** Frames of a stream before its first window. */
  public static final int WARM_UP_FRAMES = (FRAMES - 1) * FRAME_DISTANCE;

  static final String CLASS_TOKEN = "class-token";
  static final String MASK_TOKEN = "mask-token";
  static final String PATCHES = "patches";
  static final String PATCHES_NORM = "patches-norm";
  static final String ENCODER_NORM = "encoder-norm";
  static final String PROJECTION = "projection";
  private static final int BLOCKS = 3;
  private static final double TOKEN_DEVIATION = 0.02;

  /** Validates the sizes. */
  TransformerArchitecture {
    if (rows % patchSize != 0 || columns % patchSize != 0 || width % 8 != 0) {
      throw new IllegalArgumentException(
          "%dx%d pixels, patches of %d, width %d.".formatted(columns, rows, patchSize, width));
    }
  }

  @Override
  public String name() {
    return "transformer";
  }

  @Override
  public int imageRows() {
    return rows;
  }

  @Override
  public int imageColumns() {
    return columns;
  }

  @Override
  public int imageChannels() {
    return FRAMES * colors;
  }

  @Override
  public int targetChannels() {
    return colors + 1;
  }

  @Override
  public int maskRows() {
    return rows / patchSize;
  }

  @Override
  public int maskColumns() {
    return columns / patchSize;
  }

  /** {@return masks of the grid of patches} */
  BlockMask mask() {
    return new BlockMask(maskColumns(), maskRows(), 1);
  }

  int patchCount() {
    return maskRows() * maskColumns();
  }

  /** {@return number of patches that are visible in training} */
  int visibleCount() {
    return patchCount() - mask().hiddenCount(maskRatio);
  }

  int decoderWidth() {
    return width / 2;
  }

  /** {@return values of an output token: colors and pasted pixels of a patch} */
  int patchValues() {
    return patchSize * patchSize * targetChannels();
  }

  List<TransformerBlock> encoderBlocks() {
    return blocks("encoder", width);
  }

  List<TransformerBlock> decoderBlocks() {
    return blocks("decoder", decoderWidth());
  }

  private static List<TransformerBlock> blocks(String name, int width) {
    return IntStream.rangeClosed(1, BLOCKS)
        .mapToObj(number -> new TransformerBlock(name + "-" + number, width))
        .toList();
  }

  /** {@return the part after the decoder's first block: further blocks, normalization and head} */
  Branch teacher() {
    return new Branch("decoder", decoderBlocks().subList(1, BLOCKS));
  }

  /** {@return the student's part: one block, normalization and head} */
  Branch student() {
    return new Branch("student", List.of(new TransformerBlock("student-1", decoderWidth())));
  }

  /** Whether a parameter is one of the student's, which the second stage of training trains. */
  static boolean isOfStudent(Parameter parameter) {
    return parameter.name().startsWith("student");
  }

  /**
   * Blocks, layer normalization and head.
   *
   * @param name begins the names of its layers
   */
  record Branch(String name, List<TransformerBlock> blocks) {
    String norm() {
      return name + "-norm";
    }

    String head() {
      return name + "-head";
    }
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>(embeddingParameters());
    encoderBlocks().forEach(block -> parameters.addAll(block.parameters()));
    parameters.addAll(TokenOps.normParameters(ENCODER_NORM, width));
    parameters.addAll(projectionParameters());
    parameters.addAll(decoderBlocks().get(0).parameters());
    parameters.addAll(branchParameters(teacher()));
    parameters.addAll(branchParameters(student()));
    return List.copyOf(parameters);
  }

  private List<Parameter> embeddingParameters() {
    List<Parameter> parameters =
        new ArrayList<>(Parameter.layer(PATCHES, patchSize, imageChannels(), width));
    parameters.addAll(TokenOps.normParameters(PATCHES_NORM, width));
    parameters.add(token(CLASS_TOKEN, width));
    return parameters;
  }

  private List<Parameter> projectionParameters() {
    List<Parameter> parameters =
        new ArrayList<>(Parameter.dense(PROJECTION, width, decoderWidth()));
    parameters.add(token(MASK_TOKEN, decoderWidth()));
    return parameters;
  }

  private static Parameter token(String name, int width) {
    return new Parameter(name, List.of(width), 0, TOKEN_DEVIATION, true);
  }

  private List<Parameter> branchParameters(Branch branch) {
    List<Parameter> parameters = new ArrayList<>();
    branch.blocks().forEach(block -> parameters.addAll(block.parameters()));
    parameters.addAll(headParameters(branch));
    return parameters;
  }

  private List<Parameter> headParameters(Branch branch) {
    List<Parameter> parameters =
        new ArrayList<>(TokenOps.normParameters(branch.norm(), decoderWidth()));
    parameters.addAll(Parameter.dense(branch.head(), decoderWidth(), patchValues()));
    return parameters;
  }

  @Override
  public List<LayerSummary> layers() {
    List<LayerSummary> layers = new ArrayList<>();
    int patches = patchCount();
    int visible = visibleCount();
    layers.add(new LayerSummary("Input", rows, columns, imageChannels(), 0, 0));
    layers.add(
        new LayerSummary(
            "Patches %dx%<d, norm, class token".formatted(patchSize),
            maskRows(),
            maskColumns(),
            width,
            TokenOps.trainableCount(embeddingParameters()),
            (long) patches * patchSize * patchSize * imageChannels() * width));
    encoderBlocks().forEach(block -> layers.add(block.summary(visible, patches)));
    layers.add(
        TokenOps.summary(
            ENCODER_NORM, visible + 1, width, TokenOps.normParameters(ENCODER_NORM, width), 0));
    layers.add(
        TokenOps.summary(
            "projection, mask token",
            patches + 1,
            decoderWidth(),
            projectionParameters(),
            (visible + 1L) * width * decoderWidth()));
    layers.add(decoderBlocks().get(0).summary(patches, patches));
    for (Branch branch : List.of(teacher(), student())) {
      branch.blocks().forEach(block -> layers.add(block.summary(patches, patches)));
      layers.add(
          TokenOps.summary(
              branch.head(),
              patches,
              patchValues(),
              headParameters(branch),
              (long) patches * decoderWidth() * patchValues()));
    }
    return List.copyOf(layers);
  }

  /** Adds the teacher's reconstruction, unmasked in its patches, to a graph. */
  @Override
  public Operand<TFloat32> reconstruct(Ops tf, Input input, GraphWeights weights, Phase phase) {
    TransformerGraph graph = new TransformerGraph(tf, this, weights);
    TransformerGraph.Encoding encoding =
        graph.encode(input.image(), input.hidden(), visibleCount(), phase);
    return graph.joinPatches(graph.branch(graph.decodeFirst(encoding, phase), teacher(), phase));
  }
}
