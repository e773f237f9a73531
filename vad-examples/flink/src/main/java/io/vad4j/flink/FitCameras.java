package io.vad4j.flink;

import io.vad4j.Detector;
import io.vad4j.FrameSource;
import io.vad4j.VadException;
import io.vad4j.json.JsonResults;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Fits a detector to the normal segments of each camera at the end of the input, and writes its
 * model to the store. A camera that has a model is left out, so that a job that was interrupted
 * goes on where it was.
 */
final class FitCameras extends KeyedProcessFunction<String, Segment, OutputLine> {
  private static final long serialVersionUID = 1L;

  private final FitOptions options;
  private transient MapState<Instant, Segment> segments;

  FitCameras(FitOptions options) {
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    segments =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "segments", Types.INSTANT, TypeInformation.of(Segment.class)));
  }

  @Override
  public void processElement(Segment segment, Context context, Collector<OutputLine> output)
      throws Exception {
    segments.put(segment.start(), segment);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<OutputLine> output)
      throws Exception {
    String camera = context.getCurrentKey();
    Path model = new Path(options.models(), camera + ".vad");
    Map<Instant, Segment> ordered = new TreeMap<>();
    for (Map.Entry<Instant, Segment> entry : segments.entries()) {
      ordered.put(entry.getKey(), entry.getValue());
    }
    segments.clear();
    if (!options.overwrite() && model.getFileSystem().exists(model)) {
      output.collect(line(camera, "kept", ordered.size(), null));
      return;
    }
    try {
      fit(model, List.copyOf(ordered.values()));
      output.collect(line(camera, "fitted", ordered.size(), null));
    } catch (VadException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      output.collect(line(camera, "failed", ordered.size(), e.getMessage()));
    }
  }

  private void fit(Path model, List<Segment> normal) throws IOException {
    java.nio.file.Path file = Files.createTempFile("vad", ".vad");
    try (Detector unfitted = options.newDetector();
        OpenSegments sources = new OpenSegments(normal);
        Detector fitted = unfitted.fit(sources)) {
      fitted.save(file);
      upload(file, model);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Writes under another name first, so that no reader sees half of a model. */
  private static void upload(java.nio.file.Path file, Path model) throws IOException {
    FileSystem store = model.getFileSystem();
    Path temporary = model.suffix("." + UUID.randomUUID());
    try (OutputStream target = store.create(temporary, FileSystem.WriteMode.OVERWRITE)) {
      Files.copy(file, target);
    }
    if (store.rename(temporary, model)) {
      return;
    }
    // Some file systems do not rename to a file that is there.
    if (store.exists(model)) {
      store.delete(model, false);
    }
    if (!store.rename(temporary, model)) {
      throw new IOException("%s cannot be renamed to %s.".formatted(temporary, model));
    }
  }

  private static OutputLine line(
      String camera, String result, int segments, @Nullable String reason) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("type", "fit");
    values.put("source", camera);
    values.put("result", result);
    values.put("segments", segments);
    if (reason != null) {
      values.put("reason", reason);
    }
    return new OutputLine(camera, JsonResults.toJson(values));
  }

  /** The sources of segments, one open at a time. */
  private static final class OpenSegments implements Iterable<FrameSource>, AutoCloseable {
    private final List<Segment> segments;
    private final List<SegmentFiles> open = new ArrayList<>();

    OpenSegments(List<Segment> segments) {
      this.segments = segments;
    }

    @Override
    public Iterator<FrameSource> iterator() {
      return segments.stream().map(this::next).iterator();
    }

    private FrameSource next(Segment segment) {
      try {
        close();
        SegmentFiles files = SegmentFiles.open(segment);
        open.add(files);
        return files.source();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      for (SegmentFiles files : open) {
        files.close();
      }
      open.clear();
    }
  }
}
