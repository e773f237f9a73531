package io.vad4j.core.dataset.layout;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Recognizes video files by their extensions, those that FFmpeg reads. */
public final class VideoFiles {
  private static final Set<String> EXTENSIONS =
      Set.of(
          "264",
          "265",
          "3g2",
          "3gp",
          "amv",
          "asf",
          "av1",
          "avi",
          "avs2",
          "cif",
          "dav",
          "dif",
          "divx",
          "dv",
          "dvr",
          "f4v",
          "flc",
          "fli",
          "flv",
          "gif",
          "h261",
          "h263",
          "h264",
          "h265",
          "h26l",
          "hevc",
          "ifv",
          "ismv",
          "ivf",
          "jpgv",
          "m1v",
          "m2p",
          "m2t",
          "m2ts",
          "m2v",
          "m4v",
          "mj2",
          "mjpeg",
          "mjpg",
          "mk3d",
          "mkv",
          "mod",
          "mov",
          "mp4",
          "mpe",
          "mpeg",
          "mpg",
          "mpv",
          "mts",
          "mxf",
          "nsv",
          "nut",
          "obu",
          "ogg",
          "ogm",
          "ogv",
          "qcif",
          "qt",
          "rec",
          "rm",
          "rmvb",
          "tod",
          "trp",
          "ts",
          "vc1",
          "vc2",
          "vid",
          "viv",
          "vob",
          "vro",
          "webm",
          "wmv",
          "wtv",
          "xvid",
          "y4m",
          "yuv4mpeg");

  private VideoFiles() {}

  public static boolean supports(Path file) {
    String name = Folders.nameOf(file);
    int dot = name.lastIndexOf('.');
    return dot > 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
