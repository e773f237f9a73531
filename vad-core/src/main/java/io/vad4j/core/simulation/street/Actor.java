package io.vad4j.core.simulation.street;

import java.util.Optional;

/**
 * Somebody or something that appears in a clip.
 *
 * @param figure what it looks like
 * @param motion where it is when
 * @param role whether, when and where it does not belong
 */
public record Actor(Figure figure, Motion motion, Role role) {
  /** One who belongs. */
  public static final Role NORMAL = pose -> false;

  /** Where something is when. */
  @FunctionalInterface
  public interface Motion {
    /** Where it is at a time in seconds, if there at all. */
    Optional<Pose> at(double time);
  }

  /** Whether a figure does not belong where it is. */
  @FunctionalInterface
  public interface Role {
    /** Whether it is abnormal in this pose. */
    boolean isAbnormal(Pose pose);
  }
}
