package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.awssdk.CognitoSignIn;
import io.github.cognitosrp.awssdk.CustomAnswerRequired;
import io.github.cognitosrp.awssdk.DuoRedirect;
import io.github.cognitosrp.awssdk.SignInFlow;
import io.github.cognitosrp.awssdk.SignInResult;
import io.github.cognitosrp.awssdk.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The sign-in with the password and then Duo's prompt, which is another site's page. While the user
 * is there, the sign-in waits in a cookie.
 */
@Controller
@RequestMapping("/sign-in/duo")
class DuoController {
  private static final String FORM = "duo";
  private static final String REFUSED = "redirect:/sign-in/duo?refused";

  private final CognitoSignIn cognito;
  private final PendingSignInCookie pendingSignIn;
  private final SignedInUser signedInUser;

  DuoController(
      CognitoSignIn cognito, PendingSignInCookie pendingSignIn, SignedInUser signedInUser) {
    this.cognito = cognito;
    this.pendingSignIn = pendingSignIn;
    this.signedInUser = signedInUser;
  }

  @GetMapping
  String form() {
    return FORM;
  }

  @PostMapping
  String password(
      @RequestParam String username,
      @RequestParam String password,
      HttpServletResponse response,
      Model model) {
    try {
      SignInResult result =
          cognito.start(SignInFlow.CUSTOM_AUTH, username.strip(), password.toCharArray());
      if (result instanceof CustomAnswerRequired pending
          && pending.duoRedirect().flatMap(DuoRedirect::url).isPresent()) {
        pendingSignIn.keep(pending, response);
        return "redirect:/sign-in/duo/prompt";
      }
      model.addAttribute("problem", "Duo is out of reach. Please try again later.");
    } catch (RuntimeException failure) {
      model.addAttribute("problem", Refusal.of(failure).text());
    }
    return FORM;
  }

  /** A link: the content security policy lets no form lead to another site, not even redirected. */
  @GetMapping("/prompt")
  String prompt(HttpServletRequest request, Model model) {
    return pendingSignIn
        .resume(CustomAnswerRequired.class, request)
        .flatMap(CustomAnswerRequired::duoRedirect)
        .flatMap(DuoRedirect::url)
        .map((URI url) -> {
          model.addAttribute("url", url.toString());
          return "duo-prompt";
        })
        .orElse("redirect:/sign-in/duo");
  }

  /** Where Duo sends the browser back to. */
  @GetMapping("/back")
  String back(
      @RequestParam("duo_code") String code,
      @RequestParam String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    return pendingSignIn
        .resume(CustomAnswerRequired.class, request)
        .map(pending -> answered(pending, code, state, request, response))
        .orElse("redirect:/sign-in?expired");
  }

  private String answered(
      CustomAnswerRequired pending,
      String code,
      String state,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      String answer = pending.duoRedirect().orElseThrow().answerFor(code, state);
      pendingSignIn.forget(response);
      if (pending.answer(answer) instanceof SignedIn user) {
        signedInUser.set(user, request, response);
        return "redirect:/";
      }
    } catch (IllegalArgumentException ignored) {
      // Somebody else's return from Duo; this sign-in goes on waiting for its own.
      return REFUSED;
    } catch (RuntimeException failure) {
      // One answer a sign-in: what was wrong is in the triggers' log.
      Refusal.of(failure);
    }
    return REFUSED;
  }
}
