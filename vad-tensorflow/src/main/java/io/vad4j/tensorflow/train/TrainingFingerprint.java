package io.vad4j.tensorflow.train;

import io.vad4j.Options;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** By what a training is known again: all that its result depends on. */
public final class TrainingFingerprint {
  /** Options that only matter once a network is trained. */
  private static final Set<String> SCORING_OPTIONS =
      Set.of("score-type", "alpha", "beta", "inference-mask", "device");

  private TrainingFingerprint() {}

  /**
   * The identity of a training.
   *
   * @param images what it learns from
   */
  public static Map<String, String> compute(Options options, long seed, List<byte[]> images) {
    Map<String, String> fingerprint = new TreeMap<>(options.asMap());
    fingerprint.keySet().removeAll(SCORING_OPTIONS);
    fingerprint.put("seed", Long.toString(seed));
    fingerprint.put("footage", hash(images));
    return fingerprint;
  }

  private static String hash(List<byte[]> images) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] image : images) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, image.length));
        digest.update(image);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256.", e);
    }
  }
}
