package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.awssdk.CognitoSignIn;
import io.github.cognitosrp.awssdk.CustomAnswerRequired;
import io.github.cognitosrp.awssdk.Fido2Options;
import io.github.cognitosrp.awssdk.SignInFlow;
import io.github.cognitosrp.awssdk.SignInResult;
import io.github.cognitosrp.awssdk.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in with the password and then a security key: {@code CUSTOM_AUTH} after SRP. */
@Controller
@RequestMapping("/sign-in/security-key")
class SecurityKeyController {
  private static final String FORM = "security-key";
  private static final String TOUCH = "/sign-in/security-key/touch";
  private static final String START = "redirect:/sign-in/security-key";

  private final CognitoSignIn cognito;
  private final PendingSignInCookie pendingSignIn;
  private final SignedInUser signedInUser;

  SecurityKeyController(
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
      if (result instanceof CustomAnswerRequired pending && pending.fido2Options().isPresent()) {
        pendingSignIn.keep(pending, response);
        return "redirect:" + TOUCH;
      }
      model.addAttribute("problem", "This account signs in another way.");
    } catch (RuntimeException failure) {
      model.addAttribute("problem", Refusal.of(failure).text());
    }
    return FORM;
  }

  @GetMapping("/touch")
  String touch(HttpServletRequest request, Model model) {
    return pendingSignIn
        .resume(CustomAnswerRequired.class, request)
        .flatMap(CustomAnswerRequired::fido2Options)
        .map(options -> {
          model.addAttribute("options", options.credentialRequestOptions());
          model.addAttribute("action", TOUCH);
          return "touch";
        })
        .orElse(START);
  }

  @PostMapping("/touch")
  String touched(
      @RequestParam String credential, HttpServletRequest request, HttpServletResponse response) {
    return pendingSignIn
        .resume(CustomAnswerRequired.class, request)
        .map(pending -> {
          pendingSignIn.forget(response);
          return answered(pending, credential, request, response);
        })
        .orElse("redirect:/sign-in?expired");
  }

  private String answered(
      CustomAnswerRequired pending,
      String credential,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      if (pending.answer(Fido2Options.answerFor(credential)) instanceof SignedIn user) {
        signedInUser.set(user, request, response);
        return "redirect:/";
      }
    } catch (RuntimeException failure) {
      // One answer a sign-in: what went wrong is in the triggers' log.
      Refusal.of(failure);
    }
    return "redirect:/sign-in/security-key?refused";
  }
}
