package consumer;

import io.vad4j.Detection;
import io.vad4j.Detector;
import io.vad4j.FrameSource;
import org.springframework.stereotype.Service;

/** Counts what is abnormal in a video. */
@Service
public class WatchService {
  private final Detector detector;

  WatchService(Detector detector) {
    this.detector = detector;
  }

  /** How many frames of a video are abnormal. */
  public long abnormalFrames(FrameSource video) {
    return detector.detect(video).filter(Detection::anomalous).count();
  }
}
