package io.github.cognitosrp.examples.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** Everything but the sign-in's own pages is for signed-in users. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self';"
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
                .requestMatchers("/sign-in/**", "/style.css", "/icon.svg", "/fido2.js", "/error")
                .permitAll()
                .anyRequest()
                .authenticated())
        .exceptionHandling(handling -> handling.authenticationEntryPoint(signInPage()))
        // What is to be remembered is in cookies, so that the next request may go elsewhere.
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
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

  /** Its redirect is relative: the application does not know the address that its proxy has. */
  private static LoginUrlAuthenticationEntryPoint signInPage() {
    LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint("/sign-in");
    page.setFavorRelativeUris(true);
    return page;
  }

  @Bean
  CsrfTokenRepository csrfTokens(Cookies cookies, CookieProperties properties) {
    CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
    repository.setCookieName(cookies.fullName("csrf"));
    repository.setCookiePath("/");
    repository.setCookieCustomizer(cookie -> cookie.secure(properties.secure()).sameSite("Lax"));
    return repository;
  }

  /** What happens when a user has signed in: a new CSRF token. */
  @Bean
  SessionAuthenticationStrategy newCsrfToken(CsrfTokenRepository csrfTokens) {
    return new CsrfAuthenticationStrategy(csrfTokens);
  }
}
