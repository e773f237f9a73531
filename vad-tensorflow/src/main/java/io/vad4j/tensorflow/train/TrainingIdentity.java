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
public final class TrainingIdentity {
  /** Options that only matter once a network is trained. */
  private static final Set<String> OF_SCORING =
      Set.of("score", "alpha", "beta", "test-mask", "device");

  private TrainingIdentity() {}

  /**
   * The identity of a training.
   *
   * @param pictures what it learns from
   */
  public static Map<String, String> of(Options options, long seed, List<byte[]> pictures) {
    Map<String, String> identity = new TreeMap<>(options.asMap());
    identity.keySet().removeAll(OF_SCORING);
    identity.put("seed", Long.toString(seed));
    identity.put("footage", hash(pictures));
    return identity;
  }

  private static String hash(List<byte[]> pictures) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] picture : pictures) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, picture.length));
        digest.update(picture);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256.", e);
    }
  }
}
