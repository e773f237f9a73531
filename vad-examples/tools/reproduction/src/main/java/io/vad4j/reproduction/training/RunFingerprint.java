package io.vad4j.reproduction.training;

import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Identity of a training: everything that its result depends on, except for the number of epochs,
 * since a training can be resumed for more.
 *
 * @param variant the training
 * @param trainingSet its data
 * @param dataset the name of the data set
 */
record RunFingerprint(Variant variant, TrainingSet trainingSet, String dataset) {
  private static final int HASH_DIGITS = 12;

  private static final String EPOCHS = "epochs";

  /** {@return the name of the training's folder: the variant's name and a hash} */
  String folderName() {
    StringBuilder text = new StringBuilder();
    text.append("data=").append(dataset).append('\n');
    text.append("size=")
        .append(trainingSet.width())
        .append('x')
        .append(trainingSet.height())
        .append('\n');
    for (TrainingClip clip : trainingSet.clips()) {
      text.append("clip=").append(clip.name()).append(' ').append(clip.size()).append('\n');
    }
    if (!variant.scorer().equals(Variant.MASKED_AUTOENCODER)) {
      text.append("scorer=").append(variant.scorer()).append('\n');
    }
    text.append("seed=").append(variant.seed()).append('\n');
    variant
        .options()
        .asMap()
        .forEach(
            (name, value) -> {
              if (!name.equals(EPOCHS)) {
                text.append(name).append('=').append(value).append('\n');
              }
            });
    return variant.name() + "-" + hash(text.toString());
  }

  /** {@return whether a finished training had at least as many epochs} */
  boolean isSatisfiedBy(Map<String, Object> metadata) {
    String requestedEpochs = variant.options().asMap().get(EPOCHS);
    return requestedEpochs == null
        || metadata.get("options") instanceof Map<?, ?> options
            && options.get(EPOCHS) instanceof String epochs
            && Integer.parseInt(epochs) >= Integer.parseInt(requestedEpochs);
  }

  /** {@return the same as metadata} */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("variant", variant.name());
    map.put("description", variant.description());
    map.put("scorer", variant.scorer());
    map.put("data", dataset);
    map.put("width", trainingSet.width());
    map.put("height", trainingSet.height());
    map.put("clips", trainingSet.clips().stream().map(TrainingClip::name).toList());
    map.put("frames", trainingSet.frameCount());
    map.put("seed", variant.seed());
    map.put("options", variant.options().asMap());
    return map;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }
}
