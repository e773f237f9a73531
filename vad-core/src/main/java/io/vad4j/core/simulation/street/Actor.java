package io.vad4j.core.simulation.street;

import java.util.Optional;

/**
 * Person or object of a clip.
 *
 * @param figure its appearance
 * @param motion its pose over time
 * @param role whether it is abnormal in a pose
 */
public record Actor(Figure figure, Motion motion, Role role) {
  /** Role of a normal actor. */
  public static final Role NORMAL = pose -> false;

  /** Pose over time. */
  @FunctionalInterface
  public interface Motion {
    /** The pose at a time in seconds; empty if absent. */
    Optional<Pose> at(double time);
  }

  /** Ground truth of an actor. */
  @FunctionalInterface
  public interface Role {
    /** Whether the actor is abnormal in this pose. */
    boolean isAbnormal(Pose pose);
  }
}
