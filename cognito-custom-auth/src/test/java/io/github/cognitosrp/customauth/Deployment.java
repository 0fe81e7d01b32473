package io.github.cognitosrp.customauth;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.cognitosrp.localpool.LocalUserPoolBuilder;
import io.github.cognitosrp.localpool.lambda.HttpTrigger;
import io.github.cognitosrp.localpool.lambda.LambdaTriggers;
import io.github.cognitosrp.localpool.model.Trigger;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;

/** The ways in which the triggers can be deployed to the local pool. */
enum Deployment {
  /** One function for all three. */
  ONE_FUNCTION {
    @Override
    Closeable into(LocalUserPoolBuilder pool, CustomAuthFlow flow) {
      Trigger all = LambdaTriggers.handler(new CustomAuthHandler(flow));
      pool.customAuth(all, all, all);
      return () -> {};
    }
  },
  /** One function for each, over the classes that Lambda gives them. */
  THREE_FUNCTIONS {
    @Override
    Closeable into(LocalUserPoolBuilder pool, CustomAuthFlow flow) {
      pool.customAuth(
          LambdaTriggers.handler(new DefineAuthChallengeHandler(flow)),
          LambdaTriggers.handler(new CreateAuthChallengeHandler(flow)),
          LambdaTriggers.handler(new VerifyAuthChallengeHandler(flow)));
      return () -> {};
    }
  },
  /** Behind HTTP, as behind Lambda's emulator. */
  HTTP {
    @Override
    Closeable into(LocalUserPoolBuilder pool, CustomAuthFlow flow) throws IOException {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      CustomAuthHandler handler = new CustomAuthHandler(flow);
      server.createContext(
          "/2015-03-31/functions/function/invocations",
          exchange -> {
            Map<String, Object> event =
                JSON.readValue(exchange.getRequestBody().readAllBytes(), new TypeReference<>() {});
            byte[] answered = JSON.writeValueAsBytes(handler.handle(event));
            exchange.sendResponseHeaders(200, answered.length);
            exchange.getResponseBody().write(answered);
            exchange.close();
          });
      server.start();
      Trigger all =
          HttpTrigger.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
      pool.customAuth(all, all, all);
      return () -> server.stop(0);
    }
  };

  private static final JsonMapper JSON = new JsonMapper();

  /** Closes what runs besides the pool. */
  abstract Closeable into(LocalUserPoolBuilder pool, CustomAuthFlow flow) throws IOException;
}
