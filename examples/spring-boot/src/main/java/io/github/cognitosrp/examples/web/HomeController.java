package io.github.cognitosrp.examples.web;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that only signed-in users see. */
@Controller
class HomeController {

  @GetMapping("/")
  String home(@AuthenticationPrincipal CognitoUser user, Model model) {
    model.addAttribute("name", user.getName());
    return "home";
  }
}
