/**
 * Video files, network streams and cameras through FFmpeg: {@link io.vad4j.video.VideoSource} reads
 * them, {@link io.vad4j.video.VideoWriter} writes files.
 *
 * <p>Sources are found under the name {@code video}, so {@link io.vad4j.FrameSource#open} opens
 * them:
 *
 * <ul>
 *   <li>files: whatever FFmpeg reads (mp4, avi, mkv, mov, webm, mpeg, …);
 *   <li>streams: {@code rtsp}, {@code rtsps}, {@code rtmp}, {@code rtmps}, {@code rtp}, {@code
 *       udp}, {@code tcp}, {@code srt}, {@code http}, {@code https};
 *   <li>cameras of this machine: {@code v4l2:/dev/video0} on Linux, {@code avfoundation:0} on
 *       macOS, {@code dshow:video=NAME} on Windows.
 * </ul>
 *
 * <h2>Native code and logging</h2>
 *
 * <p>FFmpeg's native libraries are loaded when the first video is opened. Where they are missing, a
 * {@link io.vad4j.ProviderException} names the artifacts to add. The build that comes with {@code
 * org.bytedeco:ffmpeg} is under the LGPL: it decodes all common formats and encodes H.264 with
 * OpenH264.
 *
 * <p>FFmpeg's log goes to SLF4J at debug level, to the logger {@code io.vad4j.video.ffmpeg}; the
 * last error is part of the exception's message. FFmpeg has one log callback for the process, which
 * is set when the first video is opened.
 */
@NullMarked
package io.vad4j.video;

import org.jspecify.annotations.NullMarked;
