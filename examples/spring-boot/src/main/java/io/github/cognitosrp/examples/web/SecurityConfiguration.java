package io.github.cognitosrp.examples.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/** Everything but the sign-in's own pages is for signed-in users. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  @Bean
  SecurityFilterChain pages(
      HttpSecurity http,
      SignOut signOut,
      SecurityContextRepository contexts,
      CsrfTokenRepository csrfTokens)
      throws Exception {
    return http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/sign-in/**", "/style.css", "/icon.svg", "/error")
                .permitAll()
                .anyRequest()
                .authenticated())
        .exceptionHandling(handling ->
            handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")))
        .securityContext(context -> context.securityContextRepository(contexts))
        .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
        .headers(headers ->
            headers.contentSecurityPolicy(
                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
        .logout(logout ->
            logout
                .logoutUrl("/sign-out")
                .addLogoutHandler(signOut)
                .logoutSuccessUrl("/sign-in?signedOut"))
        .build();
  }

  @Bean
  SecurityContextRepository securityContexts() {
    return new HttpSessionSecurityContextRepository();
  }

  @Bean
  CsrfTokenRepository csrfTokens() {
    return new HttpSessionCsrfTokenRepository();
  }

  /** What happens to the session when a user has signed in: a new id, a new CSRF token. */
  @Bean
  SessionAuthenticationStrategy newSession(CsrfTokenRepository csrfTokens) {
    return new CompositeSessionAuthenticationStrategy(
        List.of(
            new ChangeSessionIdAuthenticationStrategy(),
            new CsrfAuthenticationStrategy(csrfTokens)));
  }
}
