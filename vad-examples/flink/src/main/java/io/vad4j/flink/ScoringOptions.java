package io.vad4j.flink;

import java.io.Serializable;
import java.time.Duration;

/**
 * How segments are joined to streams and scored.
 *
 * @param models folder of the models, an address of any file system of Flink; the model of a camera
 *     is {@code CAMERA.vad}
 * @param joinTolerance a segment that starts at most so much after, or before, the end of the last
 *     one follows it
 * @param reorderBound how far a segment may be behind the newest one of its camera; a missing
 *     segment is given up after that
 * @param idleTimeout time without a segment after which an open event ends; zero in a job whose
 *     input ends
 * @param modelRefresh age from which a loaded model is compared with its file
 * @param onlyAnomalous whether detections of normal frames are left out
 */
record ScoringOptions(
    String models,
    Duration joinTolerance,
    Duration reorderBound,
    Duration idleTimeout,
    Duration modelRefresh,
    boolean onlyAnomalous)
    implements Serializable {}
