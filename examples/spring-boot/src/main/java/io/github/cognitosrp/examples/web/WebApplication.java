package io.github.cognitosrp.examples.web;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The application. With {@code --demo} it brings a user pool of its own. */
// The users are Cognito's; Spring must not invent one with a generated password.
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableConfigurationProperties({
  CognitoProperties.class,
  CookieProperties.class,
  Fido2Properties.class
})
public class WebApplication {

  /** For Spring. */
  WebApplication() {}

  /**
   * Starts the server.
   *
   * @param arguments {@code --demo}, or Spring's, such as {@code --cognito.user-pool-id=…}
   */
  public static void main(String[] arguments) {
    SpringApplication application = new SpringApplication(WebApplication.class);
    if (List.of(arguments).contains("--demo")) {
      Demo.start().addTo(application);
    }
    application.run(arguments);
  }
}
