package io.github.cognitosrp.customauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.cognitosrp.localpool.model.Trigger;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A function in Lambda's own Java runtime: a process that runs AWS's runtime interface client, and
 * a stand-in for the API that it asks for events.
 *
 * <p>Source: the AWS Lambda developer guide, "Using the Lambda runtime API".
 */
final class LambdaFunction implements Trigger, AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final String LIBRARY_PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
  private static final int MAX_SECONDS = 20;

  private final BlockingQueue<byte[]> events = new ArrayBlockingQueue<>(1);
  private final BlockingQueue<byte[]> responses = new ArrayBlockingQueue<>(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer api;
  private final Process process;
  private final Path output;
  private final Path library;

  LambdaFunction(Class<?> handler) throws IOException {
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.setExecutor(threads);
    api.createContext(PREFIX + "invocation/next", this::next);
    api.createContext(PREFIX, this::take);
    api.start();
    output = Files.createTempFile(Path.of("target"), "lambda", ".txt");
    library = Files.createTempFile(Path.of("target"), "lambda", ".so");
    unpack(library);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // What AWS's managed runtime sets.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-D" + LIBRARY_PROPERTY + "=" + library.toAbsolutePath(),
                "-cp",
                absoluteClassPath(),
                AWSLambda.class.getName(),
                handler.getName())
            .directory(new File("target"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getAddress().getPort());
    process = builder.start();
  }

  /** The client would unpack its library to one place for all processes of the machine. */
  private static void unpack(Path library) throws IOException {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String resource = "/jni/libaws-lambda-jni.linux-" + machine + ".so";
    try (InputStream packed = AWSLambda.class.getResourceAsStream(resource)) {
      Files.copy(packed, library, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String absoluteClassPath() {
    StringBuilder path = new StringBuilder();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      path.append(path.isEmpty() ? "" : File.pathSeparator).append(Path.of(part).toAbsolutePath());
    }
    return path.toString();
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      byte[] event = events.take();
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "1");
      exchange
          .getResponseHeaders()
          .add("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 5_000));
      exchange
          .getResponseHeaders()
          .add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:local:1:function:f");
      exchange.sendResponseHeaders(200, event.length);
      exchange.getResponseBody().write(event);
    } catch (InterruptedException ignored) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  /** The response to an event, or a report of an error. */
  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean isResponse = exchange.getRequestURI().getPath().endsWith("/response");
    responses.offer(
        isResponse ? body : ("{\"error\":" + new String(body, UTF_8) + "}").getBytes(UTF_8));
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
  }

  @Override
  public Map<String, Object> handle(Map<String, Object> event) {
    try {
      events.put(JSON.writeValueAsBytes(event));
      byte[] response = responses.poll(MAX_SECONDS, TimeUnit.SECONDS);
      if (response == null) {
        throw new IllegalStateException("the function did not answer:\n" + output());
      }
      return JSON.readValue(response, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the function wrote, which CloudWatch would keep. */
  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    api.stop(0);
    threads.shutdownNow();
    Files.deleteIfExists(output);
    Files.deleteIfExists(library);
  }
}
