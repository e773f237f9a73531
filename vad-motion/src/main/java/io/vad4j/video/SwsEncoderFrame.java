package io.vad4j.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_SMPTE170M;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import io.vad4j.Frame;
import io.vad4j.InvalidFrameException;
import io.vad4j.PixelFormat;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Encoder input (YUV 4:2:0) converted from frames of one size and format. Used by one thread. */
final class SwsEncoderFrame implements AutoCloseable {
  private static final int UNIT_GAIN = 1 << 16;

  /** Bytes that SIMD code may read past the end. */
  private static final int PADDING = 64;

  private final int width;
  private final int height;
  private final PixelFormat format;
  private final AVFrame avFrame = av_frame_alloc();
  private final BytePointer source;
  private final PointerPointer<BytePointer> sourcePlanes;
  private final IntPointer sourceStrides;
  private final SwsContext scaler;
  private final byte[] pixels;

  /** Encoder input for frames of the size and format of the first. */
  SwsEncoderFrame(Frame firstFrame) {
    this.width = firstFrame.width();
    this.height = firstFrame.height();
    this.format = firstFrame.format();
    this.pixels = new byte[firstFrame.byteCount()];
    avFrame.width(roundUpToEven(width)).height(roundUpToEven(height)).format(AV_PIX_FMT_YUV420P);
    avFrame.colorspace(AVCOL_SPC_SMPTE170M).color_range(AVCOL_RANGE_MPEG);
    if (av_frame_get_buffer(avFrame, 0) < 0) {
      throw new OutOfMemoryError("No memory for a frame of " + width + "x" + height + ".");
    }
    source = new BytePointer(pixels.length + PADDING);
    // FFmpeg reads four planes of any format.
    sourcePlanes = new PointerPointer<>(source, null, null, null);
    sourceStrides = new IntPointer(width * format.channels(), 0, 0, 0);
    scaler =
        sws_getContext(
            width,
            height,
            SwsFrameConverter.toAvPixelFormat(format),
            avFrame.width(),
            avFrame.height(),
            AV_PIX_FMT_YUV420P,
            SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    IntPointer coefficients = sws_getCoefficients(SWS_CS_SMPTE170M);
    sws_setColorspaceDetails(scaler, coefficients, 1, coefficients, 0, 0, UNIT_GAIN, UNIT_GAIN);
  }

  /** Width, rounded up to even. */
  int width() {
    return avFrame.width();
  }

  /** Height, rounded up to even. */
  int height() {
    return avFrame.height();
  }

  private static int roundUpToEven(int side) {
    return side + side % 2;
  }

  /**
   * Checks a frame.
   *
   * @throws InvalidFrameException if its size or format is not that of the first
   */
  void checkFormat(Frame frame) {
    if (frame.width() != width || frame.height() != height || frame.format() != format) {
      throw new InvalidFrameException(
          "Frame %d is %dx%d %s, but the first one written was %dx%d %s."
              .formatted(
                  frame.index(),
                  frame.width(),
                  frame.height(),
                  frame.format(),
                  width,
                  height,
                  format));
    }
  }

  /** Converts a frame; the result is valid until the next call. */
  AVFrame fill(Frame frame) {
    frame.copyTo(pixels);
    source.put(pixels);
    av_frame_make_writable(avFrame);
    sws_scale(scaler, sourcePlanes, sourceStrides, 0, height, avFrame.data(), avFrame.linesize());
    return avFrame;
  }

  @Override
  public void close() {
    sws_freeContext(scaler);
    av_frame_free(avFrame);
    sourceStrides.close();
    sourcePlanes.close();
    source.close();
  }
}
