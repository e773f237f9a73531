package io.vad4j.web.server;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Chromium without a window, driven over its DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** What the console said, and what failed to load. */
  final List<String> problems = new CopyOnWriteArrayList<>();

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger number = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Map<String, Object>>> answers =
      new ConcurrentHashMap<>();

  /** {@return the program, where it is installed} */
  static Optional<Path> program() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A browser with an empty page. */
  Browser(Path program, Path profile) throws Exception {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--mute-audio",
                "--no-first-run",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    while (line != null && !line.contains("DevTools listening on ")) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException(program + " does not start.");
    }
    Thread drain = new Thread(() -> output.lines().forEach(text -> {}));
    drain.setDaemon(true);
    drain.start();
    String browser = line.replaceFirst(".*ws://([^/]*)/.*", "http://$1/json/list");
    HttpClient client = HttpClient.newHttpClient();
    List<Object> pages =
        JSON.std.listFrom(
            client
                .send(
                    HttpRequest.newBuilder(URI.create(browser)).build(),
                    HttpResponse.BodyHandlers.ofString())
                .body());
    String page =
        pages.stream()
            .map(one -> (Map<?, ?>) one)
            .filter(one -> "page".equals(one.get("type")))
            .map(one -> String.valueOf(one.get("webSocketDebuggerUrl")))
            .findFirst()
            .orElseThrow();
    socket = client.newWebSocketBuilder().buildAsync(URI.create(page), new Messages()).join();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
  }

  private final class Messages implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        String message = text.toString();
        text.setLength(0);
        receive(message);
      }
      from.request(1);
      return null;
    }
  }

  private void receive(String message) {
    Map<String, Object> values;
    try {
      values = JSON.std.mapFrom(message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (values.get("id") instanceof Integer id) {
      answers.remove(id).complete(values);
    } else if (List.of("Runtime.exceptionThrown", "Log.entryAdded").contains(values.get("method"))
        || "Runtime.consoleAPICalled".equals(values.get("method"))) {
      problems.add(message);
    }
  }

  /** Calls a method of the protocol. */
  Map<?, ?> call(String method, Map<String, Object> parameters) throws Exception {
    int id = number.incrementAndGet();
    CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
    answers.put(id, answer);
    socket
        .sendText(JSON.std.asString(Map.of("id", id, "method", method, "params", parameters)), true)
        .join();
    Map<String, Object> values = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (values.containsKey("error")) {
      throw new IllegalStateException(method + ": " + values.get("error"));
    }
    return (Map<?, ?>) values.get("result");
  }

  void open(URI address) throws Exception {
    call("Page.navigate", Map.of("url", address.toString()));
  }

  /** The value of an expression. */
  Object evaluate(String expression) throws Exception {
    Map<?, ?> answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.containsKey("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
    }
    return ((Map<?, ?>) answer.get("result")).get("value");
  }

  /** Waits until an expression is true. */
  void await(String expression) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Boolean.TRUE.equals(evaluate("Boolean(" + expression + ")"))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("It is not: " + expression + "; " + problems);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Presses and releases a key. */
  void press(String key, int code, String text) throws Exception {
    call(
        "Input.dispatchKeyEvent",
        Map.of("type", "keyDown", "key", key, "windowsVirtualKeyCode", code, "text", text));
    call(
        "Input.dispatchKeyEvent",
        Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
  }

  /** Sets the size of the screen, and whether the scheme is dark. */
  void setScreen(int width, int height, boolean dark) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Writes what is shown as a file of PNG or JPEG, as its name ends. */
  void screenshot(Path file) throws Exception {
    String format = file.toString().replaceFirst(".*\\.", "");
    Map<?, ?> shot = call("Page.captureScreenshot", Map.of("format", format));
    Files.write(file, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
  }

  @Override
  public void close() throws Exception {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }
}
