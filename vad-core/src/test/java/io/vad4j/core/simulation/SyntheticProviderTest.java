package io.vad4j.core.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vad4j.Frame;
import io.vad4j.FrameSource;
import io.vad4j.FrameSourceException;
import io.vad4j.PixelFormat;
import io.vad4j.core.source.Clips;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticProviderTest {

  @Test
  void isFoundByUri() {
    URI uri = URI.create("synthetic:street?seed=3&frames=5&width=160&height=120&colour=false");
    try (FrameSource source = FrameSource.open(uri)) {
      assertThat(source.info().width()).isEqualTo(160);
      assertThat(Clips.read(source)).hasSize(5);
    }
  }

  @Test
  void needsNoParameters() {
    try (FrameSource source = FrameSource.open(URI.create("synthetic:street"))) {
      assertThat(source.info().frameCount()).hasValue(300);
      assertThat(source.next().orElseThrow().format()).isEqualTo(PixelFormat.BGR24);
    }
  }

  @Test
  void showsTheRequestedAnomalies() {
    String uri = "synthetic:street?seed=1&clip=2&frames=100&width=160&height=120";
    try (FrameSource source = FrameSource.open(URI.create(uri + "&anomalies=cart,off-path"))) {
      assertThat(Clips.read(source)).hasSize(100);
    }
  }

  @Test
  void showsAScenarioUnderTheRequestedCorruptions() {
    String uri = "synthetic:texture?frames=20&width=160&height=120&corruptions=repeated-start";
    try (FrameSource source = FrameSource.open(URI.create(uri))) {
      List<Frame> frames = Clips.read(source);
      assertThat(frames.get(5).pixels()).isEqualTo(frames.get(0).pixels());
      assertThat(frames.get(15).pixels()).isNotEqualTo(frames.get(0).pixels());
    }
  }

  @Test
  void showsTheRequestedDisturbances() {
    String uri = "synthetic:street?frames=2&width=160&height=120";
    String night = "&disturbances=day,curtain&time-scale=10000&rate=1";
    try (FrameSource noon = FrameSource.open(URI.create(uri));
        FrameSource later = FrameSource.open(URI.create(uri + night))) {
      assertThat(Clips.read(later).get(1).pixels()).isNotEqualTo(Clips.read(noon).get(1).pixels());
    }
  }

  @Test
  void listsTheScenes() {
    assertThatThrownBy(() -> FrameSource.open(URI.create("synthetic:beach?seed=1")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("beach")
        .hasMessageContaining("synthetic:street");
  }

  @Test
  void namesTheValidParameters() {
    assertThatThrownBy(() -> FrameSource.open(URI.create("synthetic:street?sead=1")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("sead=1")
        .hasMessageContaining("seed");
  }

  @Test
  void namesTheValidAnomalies() {
    assertThatThrownBy(() -> FrameSource.open(URI.create("synthetic:street?anomalies=flood")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("flood")
        .hasMessageContaining("cyclist");
  }

  @Test
  void reportsTheValidValues() {
    assertThatThrownBy(() -> FrameSource.open(URI.create("synthetic:street?frames=many")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("frames must be a number");
    assertThatThrownBy(() -> FrameSource.open(URI.create("synthetic:street?width=3")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("from 64");
  }

  @Test
  void aSwitchIsTrueOrFalse() {
    assertThatThrownBy(() -> FrameSource.open(URI.create("synthetic:street?colour=1")))
        .isInstanceOf(FrameSourceException.class)
        .hasMessageContaining("colour must be true or false, not '1'");
  }

  @ParameterizedTest
  @CsvSource({
    "synthetic:street?seed=1, false",
    "synthetic:street?clip=2&frames=90, false",
    "synthetic:street?train=16, true",
    "synthetic:street?test=4, true",
    "synthetic:speed, true"
  })
  void aScenarioOrANumberOfClipsIsADataset(String uri, boolean dataset) {
    assertThat(SyntheticUri.parse(URI.create(uri)).isDataset()).isEqualTo(dataset);
  }
}
