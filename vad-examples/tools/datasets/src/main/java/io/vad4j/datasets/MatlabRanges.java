package io.vad4j.datasets;

import io.vad4j.FrameSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of the file in which the UCSD data sets list the abnormal frames of every test clip, such
 * as
 *
 * <pre>{@code
 * TestVideoFile = {};
 * TestVideoFile{end+1}.gt_frame = [5:90, 140:200]; % two runs of frames, from 1, inclusive
 * }</pre>
 */
final class MatlabRanges {
  private static final Pattern COMMENT = Pattern.compile("%.*|\\.\\.\\..*\\R?");
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\{\\s*(end\\s*\\+\\s*1|\\d+)\\s*\\}\\s*\\.\\s*gt_frame\\s*=\\s*(\\[[^\\]]*\\]|[^;\\r"
              + "\\n"
              + "]*)");
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?::(\\d{1,9}))?");

  private MatlabRanges() {}

  /** Run of frames, counted from 1, inclusive. */
  record Range(int first, int last) {}

  /**
   * The abnormal runs of every test clip, in order of the clips.
   *
   * @throws FrameSourceException if the file cannot be read or parsed
   */
  static List<List<Range>> read(Path file) {
    String text;
    try {
      // Non-ASCII bytes occur in comments only; ISO 8859-1 decodes all.
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new FrameSourceException("Cannot read " + file + ": " + e.getMessage(), e);
    }
    List<List<Range>> clips = new ArrayList<>();
    Matcher entry = ENTRY.matcher(COMMENT.matcher(text).replaceAll(""));
    while (entry.find()) {
      String index = entry.group(1);
      if (Character.isDigit(index.charAt(0)) && Integer.parseInt(index) != clips.size() + 1) {
        throw invalidEntry(file, clips.size(), "it is numbered " + index);
      }
      clips.add(ranges(file, clips.size(), entry.group(2)));
    }
    if (clips.isEmpty()) {
      throw new FrameSourceException(
          file + " lists no clips; expected lines such as TestVideoFile{end+1}.gt_frame = [1:9];");
    }
    return clips;
  }

  private static List<Range> ranges(Path file, int clip, String brackets) {
    List<Range> ranges = new ArrayList<>();
    String text = brackets.replaceAll("[\\[\\]]", " ").replaceAll("\\s*:\\s*", ":").strip();
    for (String token : text.isEmpty() ? new String[0] : text.split("[\\s,;]+")) {
      Matcher range = RANGE.matcher(token);
      if (!range.matches()) {
        throw invalidEntry(file, clip, "'" + token + "' is no range of frames such as 61:180");
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (first < 1 || last < first) {
        throw invalidEntry(file, clip, "'" + token + "' is no range; frames count from 1");
      }
      ranges.add(new Range(first, last));
    }
    return ranges;
  }

  private static FrameSourceException invalidEntry(Path file, int clip, String problem) {
    return new FrameSourceException(
        "%s is damaged in the entry of clip %d: %s.".formatted(file, clip + 1, problem));
  }
}
