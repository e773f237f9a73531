package io.vad4j.motion;

import io.vad4j.Options;
import io.vad4j.ProviderException;
import io.vad4j.motion.difference.FrameDifferenceProvider;
import io.vad4j.spi.Providers;
import io.vad4j.video.VideoSource;
import java.net.URI;

/** Main class of a process without native libraries on the class path. */
final class WithoutNatives {
  private WithoutNatives() {}

  public static void main(String[] arguments) {
    System.out.println("found " + String.join(", ", Providers.scorers().names()));
    try {
      new FrameDifferenceProvider().create(Options.none());
    } catch (ProviderException e) {
      System.out.println("scorer " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }
    try {
      VideoSource.open(URI.create("tcp://127.0.0.1:9"));
    } catch (ProviderException e) {
      System.out.println("video " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }
}
