package io.vad4j.core.modelfile;

import io.vad4j.ModelException;
import java.util.Map;

/** Named parts of a scorer's saved model, read with checks. */
public final class ModelParts {
  private ModelParts() {}

  /**
   * {@return the bytes of a part}
   *
   * @param scorer name of the scorer, for messages
   * @param parts all parts of the model
   * @param name name of the part
   * @throws ModelException if the part is missing
   */
  public static byte[] require(String scorer, Map<String, byte[]> parts, String name) {
    byte[] bytes = parts.get(name);
    if (bytes == null) {
      throw new ModelException(
          "The model of %s lacks its part '%s'; take an undamaged copy, or train again."
              .formatted(scorer, name));
    }
    return bytes;
  }

  /**
   * {@return the finite values of a part that {@link FloatArrays} encoded}
   *
   * @throws ModelException if the part is missing or damaged
   */
  public static float[] floats(String scorer, Map<String, byte[]> parts, String name) {
    byte[] bytes = require(scorer, parts, name);
    float[] values = FloatArrays.decode(bytes);
    boolean complete = bytes.length % Float.BYTES == 0;
    for (float value : values) {
      complete &= Float.isFinite(value);
    }
    if (!complete) {
      throw damaged(scorer, name);
    }
    return values;
  }

  /**
   * {@return the finite values of a part of known length}
   *
   * @throws ModelException if the part is missing, damaged or of another length
   */
  public static float[] floats(String scorer, Map<String, byte[]> parts, String name, int count) {
    float[] values = floats(scorer, parts, name);
    if (values.length != count) {
      throw damaged(scorer, name);
    }
    return values;
  }

  /** {@return the exception for a part that is not what was saved} */
  public static ModelException damaged(String scorer, String name) {
    return new ModelException(
        "The part '%s' of the model of %s is damaged; take an undamaged copy, or train again."
            .formatted(name, scorer));
  }
}
