package io.github.cognitosrp.examples.web;

import io.github.cognitosrp.customauth.fido2.Authenticators;
import io.github.cognitosrp.customauth.fido2.Fido2Exception;
import io.github.cognitosrp.customauth.fido2.Fido2User;
import io.github.cognitosrp.customauth.fido2.UserHandles;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The account's page of security keys and passkeys: list, add, name, delete. */
@Controller
@RequestMapping("/authenticators")
class AuthenticatorsController {
  private static final String LIST = "redirect:/authenticators";

  private final Authenticators authenticators;
  private final Fido2Properties properties;

  AuthenticatorsController(Authenticators authenticators, Fido2Properties properties) {
    this.authenticators = authenticators;
    this.properties = properties;
  }

  @GetMapping
  String list(@AuthenticationPrincipal CognitoUser signedIn, Model model) {
    return page(user(signedIn), model);
  }

  private static Fido2User user(CognitoUser signedIn) {
    return new Fido2User(
        UserHandles.of(signedIn.name(), signedIn.sub()), signedIn.name(), signedIn.name());
  }

  private String page(Fido2User user, Model model) {
    model.addAttribute("authenticators", authenticators.list(user, properties.relyingPartyId()));
    return "authenticators";
  }

  @GetMapping("/new")
  String options(@AuthenticationPrincipal CognitoUser signedIn, Model model) {
    Fido2User user = user(signedIn);
    try {
      model.addAttribute(
          "options", authenticators.startRegistration(user, properties.relyingPartyId()));
      return "new-authenticator";
    } catch (Fido2Exception refusal) {
      model.addAttribute("problem", refusal.getMessage());
      return page(user, model);
    }
  }

  @PostMapping("/new")
  String register(
      @RequestParam String credential, @AuthenticationPrincipal CognitoUser signedIn, Model model) {
    Fido2User user = user(signedIn);
    return change(user, model, () -> authenticators.completeRegistration(user, credential));
  }

  @PostMapping("/rename")
  String rename(
      @RequestParam String credentialId,
      @RequestParam String friendlyName,
      @AuthenticationPrincipal CognitoUser signedIn,
      Model model) {
    Fido2User user = user(signedIn);
    return change(user, model, () -> authenticators.rename(user, credentialId, friendlyName));
  }

  @PostMapping("/delete")
  String delete(
      @RequestParam String credentialId,
      @AuthenticationPrincipal CognitoUser signedIn,
      Model model) {
    Fido2User user = user(signedIn);
    return change(user, model, () -> authenticators.delete(user, credentialId));
  }

  private String change(Fido2User user, Model model, Runnable change) {
    try {
      change.run();
      return LIST;
    } catch (Fido2Exception refusal) {
      // Written for the user.
      model.addAttribute("problem", refusal.getMessage());
      return page(user, model);
    }
  }
}
