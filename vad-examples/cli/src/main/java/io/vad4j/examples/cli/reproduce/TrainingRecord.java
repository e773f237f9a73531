package io.vad4j.examples.cli.reproduce;

import io.vad4j.spi.TrainingClip;
import io.vad4j.spi.TrainingFootage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a training's result depends on, and a name for it. Two trainings of one name are the same,
 * so that what is finished is found again, and never taken for something else; but for the number
 * of epochs, since a training can be ended earlier or go on for longer.
 *
 * @param variant the training
 * @param footage what it learns from
 * @param data the name of the data set
 */
record TrainingRecord(Variant variant, TrainingFootage footage, String data) {
  private static final int HASH_DIGITS = 12;

  private static final String EPOCHS = "epochs";

  /** The name of the training's folder: the variant's, and a hash of all that counts. */
  String folder() {
    StringBuilder text = new StringBuilder();
    text.append("data=").append(data).append('\n');
    text.append("size=").append(footage.width()).append('x').append(footage.height()).append('\n');
    for (TrainingClip clip : footage.clips()) {
      text.append("clip=").append(clip.name()).append(' ').append(clip.size()).append('\n');
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

  /** Whether a finished training, by its record, was allowed as many epochs as this. */
  boolean servedBy(Map<String, Object> record) {
    String asked = variant.options().asMap().get(EPOCHS);
    return asked == null
        || record.get("options") instanceof Map<?, ?> options
            && options.get(EPOCHS) instanceof String epochs
            && Integer.parseInt(epochs) >= Integer.parseInt(asked);
  }

  /** The same for people and programs to read. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("variant", variant.name());
    map.put("description", variant.words());
    map.put("data", data);
    map.put("width", footage.width());
    map.put("height", footage.height());
    map.put("clips", footage.clips().stream().map(TrainingClip::name).toList());
    map.put("frames", footage.frameCount());
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
