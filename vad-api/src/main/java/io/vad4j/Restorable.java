package io.vad4j;

/**
 * State of one stream that a {@linkplain DetectorSession#snapshot() snapshot} of its session
 * contains: implemented by a {@link Scorer}, or by an object of a {@link
 * io.vad4j.spi.StreamContext}, that remembers more than the last frames.
 *
 * <p>A restored scorer has first been given the last {@linkplain
 * io.vad4j.spi.ScorerDescriptor#warmUpFrames() warm-up frames} of the stream, as many as there
 * were. Only what does not follow from these belongs in the archive, such as a background or a
 * moving average. A scorer whose maps depend on its warm-up frames and the present one alone need
 * not implement it.
 *
 * @since 0.1.0
 */
public interface Restorable {
  /**
   * Writes the state to an archive, or reads it back: the same calls in the same order do both.
   *
   * <pre>{@code
   * public void exchange(StateArchive archive) {
   *   average = archive.value(average);
   *   archive.fill(background);
   * }
   * }</pre>
   *
   * @param archive what is written to or read from; a later version of the scorer reads what an
   *     earlier one wrote only if it says so itself, with a number of its own in front
   */
  void exchange(StateArchive archive);
}
