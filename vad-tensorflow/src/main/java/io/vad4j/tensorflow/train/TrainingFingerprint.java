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

/** Everything that the result of a training depends on: options, seed, hash of the frames. */
public final class TrainingFingerprint {
  /** Options that only matter after training. */
  private static final Set<String> SCORING_OPTIONS =
      Set.of("score-type", "alpha", "beta", "inference-mask", "precision", "device");

  private TrainingFingerprint() {}

  /**
   * {@return the fingerprint of a training, by name}
   *
   * @param frames gray levels of the training frames
   */
  public static Map<String, String> compute(Options options, long seed, List<byte[]> frames) {
    Map<String, String> fingerprint = new TreeMap<>(options.asMap());
    fingerprint.keySet().removeAll(SCORING_OPTIONS);
    fingerprint.put("seed", Long.toString(seed));
    fingerprint.put("training-frames", hash(frames));
    return fingerprint;
  }

  private static String hash(List<byte[]> frames) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] frame : frames) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, frame.length));
        digest.update(frame);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256.", e);
    }
  }
}
