package io.vad4j.core.detect;

import io.vad4j.ProgressListener;
import io.vad4j.spi.TrainingContext;
import java.nio.file.Path;
import java.util.Optional;

/** What a scorer is given for training. */
record FitContext(long seed, ProgressListener progress, Optional<Path> checkpoints)
    implements TrainingContext {}
