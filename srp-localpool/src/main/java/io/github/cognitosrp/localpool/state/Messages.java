package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.TriggerType;
import io.github.cognitosrp.localpool.trigger.TriggerResponse;
import org.jspecify.annotations.Nullable;

/**
 * Words the messages: as Cognito does by default, or as the CustomMessage trigger does.
 *
 * <p>Source: the developer guide, "Custom message Lambda trigger".
 */
final class Messages {
  private static final String CODE_PLACE = "{####}";
  private static final String USERNAME_PLACE = "{username}";
  private static final String INVITATION = "AdminCreateUser";
  private static final int MAX_EMAIL_LENGTH = 20_000;
  private static final int MAX_SMS_LENGTH = 140;

  private final Triggers triggers;

  Messages(Triggers triggers) {
    this.triggers = triggers;
  }

  /**
   * A message with its code.
   *
   * @param subject null for an SMS
   */
  record Message(@Nullable String subject, String text) {}

  Message word(CodeOccasion occasion, Account account, boolean email, String code) {
    boolean invitation = occasion.source().equals(INVITATION);
    String subject = invitation ? "Your temporary password" : "Your verification code";
    String text = byDefault(occasion, invitation);
    if (triggers.has(TriggerType.CUSTOM_MESSAGE)) {
      TriggerResponse worded =
          triggers.customMessage(occasion, account, CODE_PLACE, invitation ? USERNAME_PLACE : null);
      String own = worded.text(email ? "emailMessage" : "smsMessage");
      if (own != null && !own.isEmpty()) {
        text = checked(own, invitation, email ? MAX_EMAIL_LENGTH : MAX_SMS_LENGTH);
      }
      String ownSubject = worded.text("emailSubject");
      subject = ownSubject == null || ownSubject.isEmpty() ? subject : ownSubject;
    }
    return new Message(
        email ? subject : null,
        text.replace(CODE_PLACE, code).replace(USERNAME_PLACE, account.username()));
  }

  private static String byDefault(CodeOccasion occasion, boolean invitation) {
    if (invitation) {
      return "Your username is " + USERNAME_PLACE + " and temporary password is " + CODE_PLACE;
    }
    return occasion.source().equals("Authentication")
        ? "Your authentication code is " + CODE_PLACE + "."
        : "Your confirmation code is " + CODE_PLACE;
  }

  /** What a message must have, or the user could do nothing with it. */
  private static String checked(String text, boolean invitation, int maxLength) {
    boolean code = text.contains(CODE_PLACE) || text.contains("{##");
    if (!code || (invitation && !text.contains(USERNAME_PLACE)) || text.length() > maxLength) {
      throw TriggerResponse.unrecognizable();
    }
    return text;
  }
}
