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

/** The sign-in's pages: name and password, then what Cognito asks for beyond them. */
@Controller
@RequestMapping("/sign-in")
class SignInController {
  private static final String START = "redirect:/sign-in";
  private static final String EXPIRED = "redirect:/sign-in?expired";

  private final CognitoSignIn cognito;
  private final BrowserSession browser;

  SignInController(CognitoSignIn cognito, BrowserSession browser) {
    this.cognito = cognito;
    this.browser = browser;
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
    return browser
        .underWay(CodeRequired.class, request)
        .map(mfa -> codePage(mfa, model))
        .orElse(START);
  }

  @PostMapping("/code")
  String code(
      @RequestParam String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    return browser
        .underWay(CodeRequired.class, request)
        .map(mfa -> {
          // Authenticator apps show the code in two halves.
          Supplier<SignInResult> answer = () -> mfa.answer(code.replace(" ", ""));
          return step(codePage(mfa, model), answer, request, response, model);
        })
        .orElse(EXPIRED);
  }

  private static String codePage(CodeRequired mfa, Model model) {
    model.addAttribute("destination", mfa.destination().orElse(null));
    return "code";
  }

  @GetMapping("/new-password")
  String newPasswordForm(HttpServletRequest request) {
    return browser
        .underWay(NewPasswordRequired.class, request)
        .map(temporary -> "new-password")
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
    return browser
        .underWay(NewPasswordRequired.class, request)
        .map(temporary -> {
          Supplier<SignInResult> answer = () -> temporary.answer(newPassword.toCharArray());
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
        browser.forget(request);
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
      // An offer to remember the device is left alone: a shared server is not the user's device.
      browser.signedIn(user, request, response);
      return "redirect:/";
    }
    browser.keep(result, request);
    if (result instanceof CodeRequired) {
      return "redirect:/sign-in/code";
    }
    if (result instanceof NewPasswordRequired) {
      return "redirect:/sign-in/new-password";
    }
    browser.forget(request);
    model.addAttribute("problem", "This account needs a way to sign in that is not offered here.");
    return "sign-in";
  }
}
