package io.vad4j.core.detect;

import io.vad4j.ProgressListener;
import io.vad4j.spi.TrainingContext;

/** What a scorer is given for training. */
record FitContext(long seed, ProgressListener progress) implements TrainingContext {}
