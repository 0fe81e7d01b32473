package io.github.cognitosrp.customauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.cognitosrp.localpool.LocalUserPoolBuilder;
import io.github.cognitosrp.localpool.model.Trigger;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** The ways in which the triggers can be deployed to the local pool. */
enum Deployment {
  /** One function for all three. */
  ONE_FUNCTION {
    @Override
    Closeable into(LocalUserPoolBuilder pool, CustomAuthFlow flow) {
      Trigger all = new CustomAuthHandler(flow)::handle;
      pool.customAuth(all, all, all);
      return () -> {};
    }
  },
  /** One function for each, over the classes that Lambda gives them. */
  THREE_FUNCTIONS {
    @Override
    Closeable into(LocalUserPoolBuilder pool, CustomAuthFlow flow) {
      pool.customAuth(
          typed(
              CognitoUserPoolDefineAuthChallengeEvent.class, new DefineAuthChallengeHandler(flow)),
          typed(
              CognitoUserPoolCreateAuthChallengeEvent.class, new CreateAuthChallengeHandler(flow)),
          typed(
              CognitoUserPoolVerifyAuthChallengeResponseEvent.class,
              new VerifyAuthChallengeHandler(flow)));
      return () -> {};
    }
  },
  /** Behind HTTP: JSON in, JSON out. */
  HTTP {
    @Override
    Closeable into(LocalUserPoolBuilder pool, CustomAuthFlow flow) throws IOException {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      CustomAuthHandler handler = new CustomAuthHandler(flow);
      server.createContext(
          "/",
          exchange -> {
            Map<String, Object> event =
                JSON.readValue(exchange.getRequestBody().readAllBytes(), new TypeReference<>() {});
            byte[] answered = JSON.writeValueAsBytes(handler.handle(event));
            exchange.sendResponseHeaders(200, answered.length);
            exchange.getResponseBody().write(answered);
            exchange.close();
          });
      server.start();
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      Trigger all = event -> posted(address, event);
      pool.customAuth(all, all, all);
      return () -> server.stop(0);
    }
  };

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Closes what runs besides the pool. */
  abstract Closeable into(LocalUserPoolBuilder pool, CustomAuthFlow flow) throws IOException;

  static <E> Trigger typed(Class<E> type, RequestHandler<E, E> handler) {
    return event ->
        JSON.convertValue(
            handler.handleRequest(JSON.convertValue(event, type), null), new TypeReference<>() {});
  }

  private static Map<String, Object> posted(URI address, Map<String, Object> event) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(event)))
              .build();
      String answered =
          HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.ofString(UTF_8))
              .body();
      return JSON.readValue(answered, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
