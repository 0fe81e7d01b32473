package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.awssdk.CodeRequired;
import io.github.cognitosrp.awssdk.CognitoSignIn;
import io.github.cognitosrp.awssdk.NewPasswordRequired;
import io.github.cognitosrp.awssdk.SignInResult;
import io.github.cognitosrp.awssdk.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The sign-in's pages: name and password, then what Cognito asks for beyond them. Nothing is kept
 * in this process between two requests.
 */
@Controller
@RequestMapping("/sign-in")
class SignInController {
  private static final String START = "redirect:/sign-in";
  private static final String EXPIRED = "redirect:/sign-in?expired";

  private final CognitoSignIn cognito;
  private final PendingSignInCookie pendingSignIn;
  private final SignedInUser signedInUser;

  SignInController(
      CognitoSignIn cognito, PendingSignInCookie pendingSignIn, SignedInUser signedInUser) {
    this.cognito = cognito;
    this.pendingSignIn = pendingSignIn;
    this.signedInUser = signedInUser;
  }

  @GetMapping
  String form() {
    return "sign-in";
  }

  // Spring would split a char[] at commas; what the browser sent is a String in the server anyway.
  @PostMapping
  String password(
      @RequestParam String username,
      @RequestParam String password,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    model.addAttribute("username", username);
    return step(
        "sign-in",
        () -> cognito.start(username.strip(), password.toCharArray()),
        request,
        response,
        model);
  }

  @GetMapping("/code")
  String codeForm(HttpServletRequest request, Model model) {
    return pendingSignIn
        .resume(CodeRequired.class, request)
        .map(pending -> codePage(pending, model))
        .orElse(START);
  }

  @PostMapping("/code")
  String code(
      @RequestParam String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return pendingSignIn
        .resume(CodeRequired.class, request)
        .map(pending -> {
          // Authenticator apps show the code in two halves.
          Supplier<SignInResult> answer = () -> pending.answer(code.replace(" ", ""));
          return step(codePage(pending, model), answer, request, response, model);
        })
        .orElse(EXPIRED);
  }

  private static String codePage(CodeRequired pending, Model model) {
    model.addAttribute("destination", pending.destination().orElse(null));
    return "code";
  }

  @GetMapping("/new-password")
  String newPasswordForm(HttpServletRequest request) {
    return pendingSignIn
        .resume(NewPasswordRequired.class, request)
        .map(pending -> "new-password")
        .orElse(START);
  }

  @PostMapping("/new-password")
  String newPassword(
      @RequestParam String newPassword,
      @RequestParam String repeated,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    if (!newPassword.equals(repeated)) {
      model.addAttribute("problem", "The two passwords are not the same.");
      return "new-password";
    }
    return pendingSignIn
        .resume(NewPasswordRequired.class, request)
        .map(pending -> {
          Supplier<SignInResult> answer = () -> pending.answer(newPassword.toCharArray());
          return step("new-password", answer, request, response, model);
        })
        .orElse(EXPIRED);
  }

  /** Takes a step and leads to the next one; on a refusal shows the page again, or starts anew. */
  private String step(
      String page,
      Supplier<SignInResult> step,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    SignInResult result;
    try {
      result = step.get();
    } catch (RuntimeException failure) {
      Refusal refusal = Refusal.of(failure);
      if (refusal.endsTheSignIn() && !page.equals("sign-in")) {
        pendingSignIn.forget(response);
        return EXPIRED;
      }
      model.addAttribute("problem", refusal.text());
      return page;
    }
    return next(result, request, response, model);
  }

  private String next(
      SignInResult result, HttpServletRequest request, HttpServletResponse response, Model model) {
    if (result instanceof SignedIn user) {
      // A new device that Cognito offers is left alone: this server is not the user's machine.
      pendingSignIn.forget(response);
      signedInUser.set(user, request, response);
      return "redirect:/";
    }
    if (result instanceof CodeRequired pending) {
      pendingSignIn.keep(pending, response);
      return "redirect:/sign-in/code";
    }
    if (result instanceof NewPasswordRequired pending) {
      pendingSignIn.keep(pending, response);
      return "redirect:/sign-in/new-password";
    }
    pendingSignIn.forget(response);
    model.addAttribute("problem", "This account needs a way to sign in that is not offered here.");
    return "sign-in";
  }
}
