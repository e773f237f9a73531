package io.vad4j.core.training;

import io.vad4j.ProgressListener;
import io.vad4j.spi.TrainingContext;
import java.nio.file.Path;
import java.util.Optional;

/** What a scorer is given for training. */
record DefaultTrainingContext(
    long seed, ProgressListener progress, Optional<Path> checkpointDirectory)
    implements TrainingContext {}
