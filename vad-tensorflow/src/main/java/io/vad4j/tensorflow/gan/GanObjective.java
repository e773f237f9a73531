package io.vad4j.tensorflow.gan;

import io.vad4j.tensorflow.network.Architecture;
import io.vad4j.tensorflow.network.GraphWeights;
import io.vad4j.tensorflow.network.Phase;
import io.vad4j.tensorflow.train.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Loss of the generator, reconstruction + λi · adversarial + λz · latent, and those of the
 * discriminators. A discriminator whose λ is 0 is neither built nor trained, so that without both
 * the generator is the plain autoencoder.
 *
 * @param imageWeight λi, weight of the discriminator of images
 * @param latentWeight λz, weight of the discriminator of codes
 */
record GanObjective(double imageWeight, double latentWeight) implements Objective {

  @Override
  public Losses build(
      Ops tf, Architecture any, Architecture.Input input, GraphWeights weights, Phase phase) {
    GanArchitecture architecture = (GanArchitecture) any;
    Operand<TFloat32> code = architecture.encode(tf, input.image(), weights, phase);
    Operand<TFloat32> output = architecture.decode(tf, code, weights, phase);
    Operand<TFloat32> reconstruction =
        GanOps.mean(tf, tf.math.square(tf.math.sub(output, input.target())));
    Map<String, Operand<TFloat32>> metrics = new TreeMap<>();
    metrics.put("reconstruction-loss", reconstruction);
    addMoments(tf, code, metrics);
    Operand<TFloat32> generator = reconstruction;
    List<Term> discriminators = new ArrayList<>();
    if (imageWeight > 0) {
      Operand<TFloat32> real = architecture.discriminateImages(tf, input.target(), weights);
      Operand<TFloat32> fake =
          architecture.discriminateImages(tf, tf.stopGradient(output), weights);
      Operand<TFloat32> loss = discriminatorLoss(tf, real, fake);
      discriminators.add(new Term(loss, GanArchitecture::isOfImageDiscriminator));
      metrics.put("image-discriminator-loss", loss);
      metrics.put("image-discriminator-accuracy", GanOps.accuracy(tf, real, fake));
      Operand<TFloat32> logits = architecture.discriminateImages(tf, output, weights);
      generator = add(tf, generator, imageWeight, GanOps.lossOfReal(tf, logits));
    }
    if (latentWeight > 0) {
      int batch = (int) code.asOutput().shape().get(0);
      Operand<TFloat32> prior = phase.normalDeviates(tf, batch, architecture.codeSize());
      Operand<TFloat32> real = architecture.discriminateCodes(tf, prior, weights);
      Operand<TFloat32> fake = architecture.discriminateCodes(tf, tf.stopGradient(code), weights);
      Operand<TFloat32> loss = discriminatorLoss(tf, real, fake);
      discriminators.add(new Term(loss, GanArchitecture::isOfLatentDiscriminator));
      metrics.put("latent-discriminator-loss", loss);
      metrics.put("latent-discriminator-accuracy", GanOps.accuracy(tf, real, fake));
      Operand<TFloat32> logits = architecture.discriminateCodes(tf, code, weights);
      generator = add(tf, generator, latentWeight, GanOps.lossOfReal(tf, logits));
    }
    List<Term> terms = new ArrayList<>();
    terms.add(new Term(generator, GanArchitecture::isOfGenerator));
    terms.addAll(discriminators);
    return new Losses(terms, metrics);
  }

  private static Operand<TFloat32> discriminatorLoss(
      Ops tf, Operand<TFloat32> real, Operand<TFloat32> fake) {
    return tf.math.mul(
        tf.math.add(GanOps.lossOfReal(tf, real), GanOps.lossOfFake(tf, fake)), tf.constant(0.5f));
  }

  private static Operand<TFloat32> add(
      Ops tf, Operand<TFloat32> sum, double weight, Operand<TFloat32> loss) {
    return tf.math.add(sum, tf.math.mul(loss, tf.constant((float) weight)));
  }

  /** Mean and standard deviation over all values of the codes of a batch. */
  private static void addMoments(
      Ops tf, Operand<TFloat32> code, Map<String, Operand<TFloat32>> metrics) {
    Operand<TFloat32> mean = GanOps.mean(tf, code);
    metrics.put("code-mean", mean);
    metrics.put(
        "code-deviation", tf.math.sqrt(GanOps.mean(tf, tf.math.square(tf.math.sub(code, mean)))));
  }
}
