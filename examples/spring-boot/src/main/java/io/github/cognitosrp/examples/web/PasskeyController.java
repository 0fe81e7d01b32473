package io.github.cognitosrp.examples.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.awssdk.CustomAnswerRequired;
import io.github.cognitosrp.awssdk.Fido2Options;
import io.github.cognitosrp.awssdk.SignedIn;
import io.github.cognitosrp.customauth.fido2.Fido2Exception;
import io.github.cognitosrp.customauth.fido2.SignInChallenges;
import io.github.cognitosrp.customauth.fido2.UserHandles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in with a passkey, which brings the user name along. */
@Controller
@RequestMapping("/sign-in/passkey")
class PasskeyController {
  private final PasskeySignIn passkeys;
  private final SignInChallenges challenges;
  private final SignedInUser signedInUser;
  private final ObjectMapper json = new ObjectMapper();

  PasskeyController(
      PasskeySignIn passkeys, SignInChallenges challenges, SignedInUser signedInUser) {
    this.passkeys = passkeys;
    this.challenges = challenges;
    this.signedInUser = signedInUser;
  }

  @GetMapping
  String challenge(Model model) throws JsonProcessingException {
    ObjectNode options = (ObjectNode) json.readTree(challenges.create());
    // The name in WebAuthn's own options.
    options.set("rpId", options.remove("relyingPartyId"));
    model.addAttribute("options", options.toString());
    model.addAttribute("action", "/sign-in/passkey");
    return "touch";
  }

  @PostMapping
  String answer(
      @RequestParam String credential,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    try {
      if (passkeys.cognito().startCustom(userName(credential))
              instanceof CustomAnswerRequired pending
          && pending.answer(Fido2Options.answerFor(credential)) instanceof SignedIn user) {
        signedInUser.set(user, request, response);
        return "redirect:/";
      }
      model.addAttribute("problem", "That did not work. Please sign in another way.");
    } catch (Fido2Exception refusal) {
      // Written for the user.
      model.addAttribute("problem", refusal.getMessage());
    } catch (JsonProcessingException | IllegalArgumentException notACredential) {
      model.addAttribute("problem", "That did not work. Please sign in another way.");
    } catch (RuntimeException failure) {
      model.addAttribute("problem", Refusal.of(failure).text());
    }
    return "sign-in";
  }

  private String userName(String credential) throws JsonProcessingException {
    JsonNode userHandle = json.readTree(credential).path("response").path("userHandle");
    byte[] bytes = Base64.getUrlDecoder().decode(userHandle.asText());
    return UserHandles.userName(new String(bytes, StandardCharsets.UTF_8));
  }
}
