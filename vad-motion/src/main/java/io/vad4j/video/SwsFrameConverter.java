package io.vad4j.video;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_BITSTREAM;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_HWACCEL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PAL;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_PLANAR;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_RGB;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_image_fill_arrays;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_buffer_size;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_linesize;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import io.vad4j.PixelFormat;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Converts decoded frames to full-range GRAY8 or BGR24 as people see them: with square pixels, and
 * turned. Frames of other sizes are scaled. Used by one thread.
 */
final class SwsFrameConverter implements AutoCloseable {
  private static final int UNIT_GAIN = 1 << 16;

  private final int width;
  private final int height;
  private final PictureGeometry geometry;
  private final PixelFormat format;
  private final AVFrame target;
  private final ByteBuffer rows;
  private SwsContext scaler = new SwsContext(null);
  private ScalerInput scalerInput = new ScalerInput(0, 0, -1, 0, 0);

  SwsFrameConverter(PictureGeometry geometry, PixelFormat format) {
    this.width = geometry.width();
    this.height = geometry.height();
    this.geometry = geometry;
    this.format = format;
    this.target = av_frame_alloc();
    target.width(width).height(height).format(toAvPixelFormat(format));
    if (av_frame_get_buffer(target, 0) < 0) {
      throw new OutOfMemoryError("No memory for a frame of " + width + "x" + height + ".");
    }
    this.rows =
        new BytePointer(target.data(0)).capacity((long) height * target.linesize(0)).asByteBuffer();
  }

  /** The number of bits of a sample of a frame. */
  static int bitsPerSample(AVFrame frame) {
    return av_pix_fmt_desc_get(frame.format()).comp(0).depth();
  }

  /** Whether a frame is grayscale. */
  static boolean isGray(AVFrame frame) {
    return av_pix_fmt_desc_get(frame.format()).nb_components() == 1;
  }

  static int toAvPixelFormat(PixelFormat format) {
    return switch (format) {
      case GRAY8 -> AV_PIX_FMT_GRAY8;
      case BGR24 -> AV_PIX_FMT_BGR24;
      case RGB24 -> AV_PIX_FMT_RGB24;
    };
  }

  /** Converts a frame; returns its pixels row by row. */
  byte[] convert(AVFrame frame) {
    prepare(frame);
    sws_scale(
        scaler,
        frame.data(),
        frame.linesize(),
        0,
        frame.height(),
        target.data(),
        target.linesize());
    int rowBytes = width * format.channels();
    byte[] pixels = new byte[rowBytes * height];
    for (int row = 0; row < height; row++) {
      rows.get(row * target.linesize(0), pixels, row * rowBytes, rowBytes);
    }
    return geometry.orientation().apply(pixels, width, height, format.channels());
  }

  private void prepare(AVFrame frame) {
    ScalerInput input =
        new ScalerInput(
            frame.width(), frame.height(), frame.format(), frame.colorspace(), frame.color_range());
    if (input.equals(scalerInput)) {
      return;
    }
    sws_freeContext(scaler);
    scaler =
        sws_getContext(
            input.width(),
            input.height(),
            input.format(),
            width,
            height,
            toAvPixelFormat(format),
            SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    IntPointer coefficients = sws_getCoefficients(input.coefficientSet());
    int fullRange = input.isFullRange(isGray(frame)) ? 1 : 0;
    sws_setColorspaceDetails(
        scaler,
        coefficients,
        fullRange,
        sws_getCoefficients(SWS_CS_DEFAULT),
        1,
        0,
        UNIT_GAIN,
        UNIT_GAIN);
    scalerInput = input;
  }

  @Override
  public void close() {
    sws_freeContext(scaler);
    av_frame_free(target);
  }

  /** Size, pixel format, color space and range of a decoded frame. */
  private record ScalerInput(int width, int height, int format, int colorSpace, int range) {
    int coefficientSet() {
      return colorSpace == AVCOL_SPC_UNSPECIFIED ? SWS_CS_DEFAULT : colorSpace;
    }

    /** Whether the range is 0 to 255 rather than 16 to 235. */
    boolean isFullRange(boolean gray) {
      return range == AVCOL_RANGE_JPEG || gray && range != AVCOL_RANGE_MPEG;
    }
  }

  /**
   * Planes of a decoded picture in Java's memory, for a conversion that is seldom needed.
   *
   * @param planes luma and chroma, one after the other
   * @param width columns
   * @param height rows
   * @param format FFmpeg's pixel format
   * @param colorSpace FFmpeg's color space
   * @param colorRange FFmpeg's color range
   */
  record PlanarPicture(
      byte[] planes, int width, int height, int format, int colorSpace, int colorRange) {
    /** The scaler reads some bytes more than a row has. */
    private static final int PADDING = 64;

    private static final long OTHER_FORMATS =
        AV_PIX_FMT_FLAG_BITSTREAM
            | AV_PIX_FMT_FLAG_HWACCEL
            | AV_PIX_FMT_FLAG_PAL
            | AV_PIX_FMT_FLAG_RGB;

    /** Whether a picture has a plane of luma beside those of chroma. */
    static boolean isPlanar(AVFrame frame) {
      AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(frame.format());
      return (descriptor.flags() & OTHER_FORMATS) == 0
          && (descriptor.flags() & AV_PIX_FMT_FLAG_PLANAR) != 0
          && descriptor.nb_components() >= 3;
    }

    /** A copy of a planar picture. */
    static PlanarPicture of(AVFrame frame) {
      int size = av_image_get_buffer_size(frame.format(), frame.width(), frame.height(), 1);
      AVPixFmtDescriptor descriptor = av_pix_fmt_desc_get(frame.format());
      byte[] planes = new byte[size];
      int offset = 0;
      for (int plane = 0; offset < size; plane++) {
        int lineSize = av_image_get_linesize(frame.format(), frame.width(), plane);
        int rows = rows(descriptor, frame.height(), plane);
        copyRows(frame.data(plane), frame.linesize(plane), lineSize, rows, planes, offset);
        offset += rows * lineSize;
      }
      return new PlanarPicture(
          planes,
          frame.width(),
          frame.height(),
          frame.format(),
          frame.colorspace(),
          frame.color_range());
    }

    private static int rows(AVPixFmtDescriptor descriptor, int height, int plane) {
      boolean chroma = plane == 1 || plane == 2;
      return chroma ? -(-height >> descriptor.log2_chroma_h()) : height;
    }

    /** Copies rows; where the first is the last in memory, one by one. */
    private static void copyRows(
        BytePointer source, int stride, int lineSize, int rows, byte[] target, int offset) {
      if (stride < 0) {
        for (int row = 0; row < rows; row++) {
          source.position((long) row * stride).get(target, offset + row * lineSize, lineSize);
        }
        return;
      }
      ByteBuffer buffer = source.capacity((long) stride * (rows - 1) + lineSize).asByteBuffer();
      for (int row = 0; row < rows; row++) {
        buffer.get(row * stride, target, offset + row * lineSize, lineSize);
      }
    }

    /** The pixels, row by row. */
    byte[] convert(PictureGeometry geometry, PixelFormat pixelFormat) {
      AVFrame frame = av_frame_alloc();
      try (BytePointer buffer = new BytePointer(planes.length + PADDING);
          SwsFrameConverter converter = new SwsFrameConverter(geometry, pixelFormat)) {
        buffer.put(planes, 0, planes.length);
        frame.width(width).height(height).format(format);
        frame.colorspace(colorSpace);
        frame.color_range(colorRange);
        av_image_fill_arrays(frame.data(), frame.linesize(), buffer, format, width, height, 1);
        return converter.convert(frame);
      } finally {
        av_frame_free(frame);
      }
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
