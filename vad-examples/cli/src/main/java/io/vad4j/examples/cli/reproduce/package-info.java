/**
 * Repeats the experiments of the paper and shows its figures beside ours.
 *
 * <p>{@link io.vad4j.examples.cli.reproduce.TrainingPlan} says which networks are needed, {@link
 * io.vad4j.examples.cli.reproduce.TrainingStage} trains those that are not in the work folder yet,
 * and takes up what was interrupted. What is trained never depends on the labels of test clips.
 */
@NullMarked
package io.vad4j.examples.cli.reproduce;

import org.jspecify.annotations.NullMarked;
