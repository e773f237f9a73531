package io.vad4j.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialMaskTest {
  private static final String SECRET_CHARACTERS =
      "abcdefghijkXYZ0123456789@#%^/?[]:;,!$*()+=~_-. <>{}|\\`'\"äß鍵";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rtsp://guard:secret@camera/1|rtsp://***@camera/1",
        "rtsp://guard:s@e#c/r?e^t[ %@cam_1:554/1|rtsp://***@cam_1:554/1",
        "http://camera/video.cgi?user=admin&password=s@e#c|http://***@***",
        "http://camera/video.cgi?user=admin&pwd=secret&channel=1|http://camera/video.cgi?user=***&pwd=***&channel=1",
        "rtsp://camera/user=admin_password=secret_channel=1_stream=0.sdp|rtsp://camera/user=***",
        "rtsp://camera/channel=1/stream=0.sdp?real_stream|rtsp://camera/channel=1/stream=0.sdp?real_stream",
        "https://host/live.m3u8?5f4dcc3b5aa7|https://host/live.m3u8?***",
        "https://host/live.m3u8?5f4dcc3b5aa7==|https://host/live.m3u8?***=***",
        "https://host/a.mp4?X-Amz-Signature=abc%2F&fps=12.5#access_token=x|https://host/a.mp4?X-Amz-Signature=***&fps=12.5#access_token=***",
        "srt://host:9000?mode=caller&passphrase=secret|srt://host:9000?mode=caller&passphrase=***",
        "RTSP:guard:secret@camera|***@camera",
        "guard:secret@camera/1|***@camera/1",
        "http://camera/cgi/user/admin/password/secret/stream|http://camera/cgi/user/***/password/***/stream",
        "rtsp://camera/token/abc/1|rtsp://camera/token/***/1",
        "rtsps://nvr:7441/x7Kp2mQ9vRt4LsWd?enableSrtp|rtsps://nvr:7441/***?***",
        "https://host/live/5f4dcc3b5aa765d61d8327deb882cf99.m3u8|https://host/live/***.m3u8",
        "https://host/123e4567-e89b-12d3-a456-426614174000/live.m3u8|https://host/***/live.m3u8",
        "rtmp://host/app/live_123456789_k3jX9sPq2LmZ7vTcW8rB|rtmp://host/app/***"
      })
  void whatAnAddressKeepsSecretIsMasked(String address, String masked) {
    assertThat(CredentialMask.mask(address)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtsp://camera/1",
        "udp://@:5000",
        "udp://@239.0.0.1:1234?timeout=5",
        "file:///videos/front@door:1?password=x.mp4",
        "C:\\videos\\front@door.mp4",
        "clips@night/a.mp4",
        "dshow:video=USB Camera",
        "synthetic:speed?seed=1&train=8&test=4",
        "http://camera:8080/stream?channel=1&subtype=0",
        "rtsp://camera/Streaming/Channels/101",
        "rtsp://camera/h264Preview_01_main",
        "rtsp://camera/cam/realmonitor?channel=1&subtype=0",
        "rtsp://camera/onvif-media/media.amp",
        "http://camera/axis-cgi/mjpg/video.cgi?resolution=640x480",
        "rtsp://camera/ISAPI/streaming/videoMain/mpeg4cif",
        "https://host/recordings/2026-11-30/20261130T120000Z_frontdoor_cam03.mp4",
        "https://host/warehouse-north-entrance/CameraNumberTwelve/index.m3u8",
        "http://host/K%C3%BCche%20Eingang/Überwachungskamera/stream1.mjpg",
        "rtsp://host:8554/parkinglot_camera_2_lowres_h265",
        "rtsp://host/unicast/c1/s0/live",
        "https://host/hls/livestream/1080p/segment00012345.ts",
        "rtsp://host/ch01sub2cam3/PSIA/Streaming/tracks/1600000000000",
        "http://host/lagerhalle-westseite/Haupteingang/schnellstrasse.mp4"
      })
  void addressesWithoutCredentialsStayAsTheyAre(String address) {
    assertThat(CredentialMask.mask(address)).isEqualTo(address);
  }

  @Test
  void generatedAddressesLeakNothing() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      String secret = secret(random);
      String address = address(random, secret);
      String masked = CredentialMask.mask(address);

      assertThat(masked).as(address).doesNotContain(secret);
      assertThat(leak(masked, secret)).as(address + " masked as " + masked).isEmpty();
      assertThat(CredentialMask.mask(masked)).isEqualTo(masked);
      assertThat(CredentialMask.maskAll("Cannot open '" + address + "': refused", address))
          .as(address)
          .doesNotContain(secret);
      if (address.contains(secret)) {
        assertThat(CredentialMask.maskAll("401 for " + secret + " at the camera", address))
            .as(address)
            .doesNotContain(secret);
      }
    }
  }

  @Test
  void randomSegmentsOfThePathAreMasked() {
    Random random = new Random(3);
    String hex = "0123456789abcdef";
    String letters = "abcdefghijklmnopqrstuvwxyz";
    String digits = "0123456789";
    int missed = 0;
    for (int i = 0; i < 2000; i++) {
      String token =
          switch (i % 4) {
            case 0 -> token(random, hex, 32);
            case 1 -> token(random, letters + letters.toUpperCase(Locale.ROOT) + digits, 22);
            case 2 -> token(random, letters + digits, 26);
            default ->
                token(random, letters + letters.toUpperCase(Locale.ROOT) + digits + "-_", 43);
          };
      String address = "rtsp://camera:554/live/" + token + pick(random, "", "/1", ".m3u8");
      missed += CredentialMask.mask(address).contains(token) ? 1 : 0;
      assertThat(CredentialMask.mask(CredentialMask.mask(address)))
          .isEqualTo(CredentialMask.mask(address));
    }
    assertThat(missed).as("tokens that are taken for words").isLessThanOrEqualTo(2);
  }

  private static String token(Random random, String characters, int length) {
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < length; i++) {
      token.append(characters.charAt(random.nextInt(characters.length())));
    }
    return token.toString();
  }

  @Test
  void addressesInATextAreMaskedWithoutBeingKnown() {
    assertThat(
            CredentialMask.maskAll(
                "Moved from http://a:first@cam_1/x?token=second (to 'https://b:th@ird@host/y').\n"
                    + "See file:///a@b and http://host/z"))
        .isEqualTo(
            "Moved from http://***@cam_1/x?token=*** (to 'https://***@host/y').\n"
                + "See file:///a@b and http://host/z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tmp/pipe is a pipe; give an address such as udp://@:5000 or v4l2:/dev/video0.",
        "Sources of http://host/a: a street (synthetic:street?seed=1&frames=300&anomalies=all), video.",
        "Open http://host/a as 'synthetic:street?train=8&anomalies=none'"
      })
  void hintsWithoutCredentialsStayAsTheyAre(String text) {
    assertThat(CredentialMask.maskAll(text)).isEqualTo(text);
  }

  @Test
  void parametersAfterAnEmptyUserAreMasked() {
    assertThat(CredentialMask.mask("udp://@:5000?passphrase=secret"))
        .isEqualTo("udp://@:5000?passphrase=***");
  }

  /** A secret that begins and ends with letters that occur nowhere else in an address. */
  private static String secret(Random random) {
    StringBuilder secret = new StringBuilder("QW");
    int length = 2 + random.nextInt(10);
    for (int i = 0; i < length; i++) {
      secret.append(SECRET_CHARACTERS.charAt(random.nextInt(SECRET_CHARACTERS.length())));
    }
    return secret.append("WQ").toString();
  }

  private static String address(Random random, String secret) {
    String scheme = pick(random, "rtsp", "RTSP", "rtmps", "http", "https", "srt", "x-cam+1");
    String colon = pick(random, "://", "://", "://", ":/", ":", ":///");
    String host = pick(random, "camera", "cam_1:554", "10.0.0.2", "[::1]:80", "küche", "a b", "");
    String path = pick(random, "", "/", "/live/ch 1", "/a@b", "/x?channel=1", "/%zz");
    String query = secret.replace("&", "").replace("#", "%23");
    return switch (random.nextInt(4)) {
      case 0 -> scheme + colon + "admin:" + secret + "@" + host + path;
      case 1 -> scheme + colon + secret + "@" + host + path;
      case 2 ->
          scheme
              + "://"
              + host
              + "/video.cgi?channel=1&user=admin&"
              + pick(random, "password", "pwd", "token", "access_token", "sig", "p", "X-Amz-Key")
              + "="
              + secret
              + pick(random, "", "&subtype=0", "#t");
      default ->
          scheme
              + "://"
              + host
              + pick(random, "/user=admin_password=", "/user=admin&password=", "/?")
              + query.replaceAll("[?/ @=]", "")
              + pick(random, "", "&stream=0.sdp");
    };
  }

  /** The parts of a secret between separators that a masked address still shows. */
  private static List<String> leak(String masked, String secret) {
    return List.of(secret.split("[@#%^/?\\[\\]:;,=& ]")).stream()
        .filter(part -> part.contains("QW") || part.contains("WQ"))
        .filter(masked::contains)
        .toList();
  }

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
