package io.github.cognitosrp.customauth.duo;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An application's HttpClient that answers every request with one future. */
final class GivenHttpClient extends HttpClient {
  private final HttpClient other = HttpClient.newHttpClient();
  private final Supplier<CompletableFuture<?>> answer;

  GivenHttpClient(Supplier<CompletableFuture<?>> answer) {
    this.answer = answer;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    return (CompletableFuture<HttpResponse<T>>) answer.get();
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request,
      HttpResponse.BodyHandler<T> handler,
      HttpResponse.PushPromiseHandler<T> pushes) {
    return sendAsync(request, handler);
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    return other.send(request, handler);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return other.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return other.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return other.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return other.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return other.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return other.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return other.authenticator();
  }

  @Override
  public Version version() {
    return other.version();
  }

  @Override
  public Optional<Executor> executor() {
    return other.executor();
  }
}
