package dev.neuron.report.chart;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A page in a headless Chromium, driven by its debugging protocol. */
public final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final int PATIENCE = 900; // seconds

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<Map<String, String>> answers = new LinkedBlockingQueue<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private int messages;

  private Browser(Process process) throws IOException, InterruptedException {
    this.process = process;
    BufferedReader err =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    String line = err.readLine();
    while (line != null && !line.contains("DevTools listening on ws://")) {
      line = err.readLine();
    }
    if (line == null) {
      throw new IOException("the browser ended at once");
    }
    Thread drain = new Thread(() -> err.lines().forEach(ignored -> {}), "browser-stderr");
    drain.setDaemon(true);
    drain.start();
    String host = line.substring(line.indexOf("ws://") + 5, line.indexOf("/devtools"));
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest open =
        HttpRequest.newBuilder(URI.create("http://" + host + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    String target = client.send(open, HttpResponse.BodyHandlers.ofString()).body();
    String address = flattened(target).get("webSocketDebuggerUrl");
    this.socket = client.newWebSocketBuilder().buildAsync(URI.create(address), listener()).join();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", "");
    }
  }

  /** The program, or null where there is none. */
  public static Path program() {
    String path = System.getenv("PATH");
    for (String folder : (path == null ? "" : path).split(":", -1)) {
      for (String name : NAMES) {
        Path program = Path.of(folder, name);
        if (Files.isExecutable(program)) {
          return program;
        }
      }
    }
    return null;
  }

  /** Starts it, without a page. */
  static Browser start(Path profile) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                program().toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return new Browser(process);
    } catch (IOException | InterruptedException | RuntimeException failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  /** Opens a page in place of the one before, whose complaints are forgotten. */
  void show(Path file) throws InterruptedException {
    complaints.clear();
    requests.clear();
    call("Page.navigate", "\"url\":" + quoted(file.toUri().toString()));
    until("document.readyState === 'complete' && document.querySelector('#legend li') !== null");
  }

  private WebSocket.Listener listener() {
    StringBuilder text = new StringBuilder();
    return new WebSocket.Listener() {
      @Override
      public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
          take(text.toString());
          text.setLength(0);
        }
        from.request(1);
        return null;
      }
    };
  }

  private void take(String message) {
    Map<String, String> fields = flattened(message);
    String method = fields.getOrDefault("method", "");
    switch (method) {
      case "" -> answers.add(fields);
      case "Runtime.exceptionThrown" -> complaints.add(message);
      case "Log.entryAdded" -> complaints.add(message);
      case "Runtime.consoleAPICalled" -> complaints.add(message);
      case "Network.requestWillBeSent" -> requests.add(fields.get("params.request.url"));
      default -> {}
    }
  }

  /** Every scalar of a JSON text by its path. */
  private static Map<String, String> flattened(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser json = new JsonFactory().createParser(text)) {
      while (json.nextToken() != null) {
        JsonToken token = json.currentToken();
        if (token.isScalarValue()) {
          String path = json.getParsingContext().pathAsPointer().toString();
          fields.put(path.substring(1).replace('/', '.'), json.getText());
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(text, e);
    }
    return fields;
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private Map<String, String> call(String method, String parameters) throws InterruptedException {
    int id = ++messages;
    String message =
        "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + parameters + "}}";
    socket.sendText(message, true).join();
    while (true) {
      Map<String, String> answer = answers.poll(PATIENCE, TimeUnit.SECONDS);
      if (answer == null || answer.containsKey("error.message")) {
        throw new IllegalStateException(method + ": " + answer);
      }
      if (answer.get("id").equals(Integer.toString(id))) {
        return answer;
      }
    }
  }

  /** The value of an expression in the page, as text. */
  String evaluate(String expression) throws InterruptedException {
    String whole = "String(" + expression + ")";
    return call("Runtime.evaluate", "\"awaitPromise\":true,\"expression\":" + quoted(whole))
        .get("result.result.value");
  }

  /** Waits for the page to become so. */
  void until(String condition) throws InterruptedException {
    String wait =
        "new Promise(done => { const look = () => ("
            + condition
            + ") ? done(true) : setTimeout(look, 20); look(); })";
    call("Runtime.evaluate", "\"awaitPromise\":true,\"expression\":" + quoted(wait));
  }

  /** Sets the window's size and the colours its user prefers. */
  void look(int width, int height, boolean dark, String medium) throws InterruptedException {
    call(
        "Emulation.setDeviceMetricsOverride",
        "\"width\":"
            + width
            + ",\"height\":"
            + height
            + ",\"deviceScaleFactor\":1,\"mobile\":"
            + (width < 600));
    call(
        "Emulation.setEmulatedMedia",
        "\"media\":\""
            + medium
            + "\",\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\""
            + (dark ? "dark" : "light")
            + "\"}]");
    evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  /** Moves the mouse. */
  void moveTo(double x, double y) throws InterruptedException {
    call("Input.dispatchMouseEvent", "\"type\":\"mouseMoved\",\"x\":" + x + ",\"y\":" + y);
  }

  /** Presses and releases the mouse. */
  void press(double x, double y) throws InterruptedException {
    for (String type : List.of("mousePressed", "mouseReleased")) {
      String at = ",\"x\":" + x + ",\"y\":" + y;
      call(
          "Input.dispatchMouseEvent",
          "\"type\":\"" + type + "\",\"button\":\"left\",\"clickCount\":1" + at);
    }
  }

  /** Clicks on the element that a selector finds. */
  void click(String selector) throws InterruptedException {
    evaluate("document.querySelector(" + quoted(selector) + ").click()");
  }

  /** A picture of the whole page. */
  byte[] screenshot() throws InterruptedException {
    String parameters = "\"format\":\"png\",\"captureBeyondViewport\":true";
    return Base64.getDecoder()
        .decode(call("Page.captureScreenshot", parameters).get("result.data"));
  }

  /** The page on paper. */
  byte[] pdf() throws InterruptedException {
    return Base64.getDecoder().decode(call("Page.printToPDF", "").get("result.data"));
  }

  /** What the page wrote to its console, and its errors. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The addresses it asked for. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
