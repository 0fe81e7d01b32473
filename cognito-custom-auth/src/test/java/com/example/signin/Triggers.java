package com.example.signin;

import io.github.cognitosrp.customauth.CustomAuthFlow;
import io.github.cognitosrp.customauth.CustomAuthHandler;
import io.github.cognitosrp.customauth.duo.DuoChallenge;
import java.net.URI;

public class Triggers extends CustomAuthHandler {
  public Triggers() {
    super(
        CustomAuthFlow.builder()
            .passwordFirst()
            .challenge(
                DuoChallenge.builder()
                    .clientId(System.getenv("DUO_CLIENT_ID"))
                    .clientSecret(() -> System.getenv("DUO_CLIENT_SECRET"))
                    .apiHost(System.getenv("DUO_API_HOST"))
                    .redirectUri(URI.create(System.getenv("DUO_REDIRECT_URI")))
                    .duoUser(user -> user.userAttributes().get("email"))
                    .build())
            .maxAttempts(1)
            .build());
  }
}
