package io.vad4j.tensorflow.train;

/** What a network is trained on: pictures with what is to be reconstructed beside them. */
public interface Examples {

  /** How many there are. */
  int count();

  /**
   * Writes the picture of an example.
   *
   * @param example its number, from 0
   * @param mirrored whether left and right are to be exchanged
   * @param into where to write it, row by row
   * @param offset where in that array to begin
   */
  void picture(int example, boolean mirrored, float[] into, int offset);

  /** Writes the target of an example; as for the picture. */
  void target(int example, boolean mirrored, float[] into, int offset);
}
