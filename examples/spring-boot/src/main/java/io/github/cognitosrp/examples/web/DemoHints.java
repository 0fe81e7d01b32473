package io.github.cognitosrp.examples.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Says where the demo is, and shows its passwords and codes on the pages. */
@ControllerAdvice
@ConditionalOnProperty("demo")
final class DemoHints {
  private static final Logger LOG = LoggerFactory.getLogger(DemoHints.class);

  private final Demo demo;

  DemoHints(Demo demo) {
    this.demo = demo;
  }

  @EventListener
  void started(WebServerInitializedEvent event) {
    LOG.info("Open http://localhost:{}/", event.getWebServer().getPort());
  }

  @ModelAttribute
  void addTo(Model model) {
    model.addAttribute("demoUsers", demo.users());
    model.addAttribute("demoCode", demo.code());
  }
}
