package io.vad4j.recording;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import io.vad4j.Frame;
import io.vad4j.PixelFormat;
import io.vad4j.VadException;
import io.vad4j.video.MatFrames;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** Reduction and JPEG images of frames by OpenCV, in a fraction of the time that Java needs. */
final class MatImages {
  private static final int JPEG_QUALITY = 75;

  private MatImages() {}

  /** {@return the frame as a JPEG image} */
  static byte[] toJpeg(Frame frame) {
    try (Mat mat = toMat(frame);
        BytePointer image = new BytePointer();
        IntPointer options = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, JPEG_QUALITY)) {
      if (!imencode(".jpg", mat, image, options)) {
        throw new VadException("Frame %d cannot be encoded.".formatted(frame.index()));
      }
      byte[] jpeg = new byte[Math.toIntExact(image.limit())];
      image.get(jpeg);
      return jpeg;
    }
  }

  /** {@return the frame in another size, which is smaller} */
  static Frame reduce(Frame frame, int width, int height) {
    try (Mat mat = toMat(frame);
        Mat reduced = new Mat();
        Size size = new Size(width, height)) {
      resize(mat, reduced, size, 0, 0, INTER_AREA);
      return MatFrames.copyOf(reduced, frame.index(), frame.timestamp());
    }
  }

  /** The pixels as a gray image, or in the order blue, green, red. */
  private static Mat toMat(Frame frame) {
    Mat mat = new Mat(frame.height(), frame.width(), CV_8UC(frame.format().channels()));
    mat.<ByteBuffer>createBuffer().put(frame.pixels());
    if (frame.format() == PixelFormat.RGB24) {
      cvtColor(mat, mat, COLOR_RGB2BGR);
    }
    return mat;
  }
}
