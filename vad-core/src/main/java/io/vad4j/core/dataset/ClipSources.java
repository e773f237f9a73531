package io.vad4j.core.dataset;

import io.vad4j.FrameSource;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Frame sources of clips, opened one after the other, so that {@link
 * io.vad4j.Detector#fit(Iterable)} has no more than one open at a time.
 *
 * <p>Can be iterated repeatedly, but not concurrently. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class ClipSources extends AbstractCollection<FrameSource> implements AutoCloseable {
  private final List<DatasetClip> clips;
  private Optional<FrameSource> current = Optional.empty();

  /**
   * Creates the sources of the given clips, in that order.
   *
   * @param clips opened one at a time
   */
  public ClipSources(List<DatasetClip> clips) {
    this.clips = List.copyOf(clips);
  }

  /** {@return the number of clips} */
  @Override
  public int size() {
    return clips.size();
  }

  @Override
  public Iterator<FrameSource> iterator() {
    Iterator<DatasetClip> rest = clips.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rest.hasNext();
      }

      @Override
      public FrameSource next() {
        if (!rest.hasNext()) {
          throw new NoSuchElementException("There are no more clips.");
        }
        close();
        FrameSource source = rest.next().open();
        current = Optional.of(source);
        return source;
      }
    };
  }

  /** Closes the source that was opened last. Closing again has no effect. */
  @Override
  public void close() {
    Optional<FrameSource> last = current;
    current = Optional.empty();
    last.ifPresent(FrameSource::close);
  }
}
