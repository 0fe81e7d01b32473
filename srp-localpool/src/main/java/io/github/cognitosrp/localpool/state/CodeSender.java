package io.github.cognitosrp.localpool.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.model.SentCode;
import io.github.cognitosrp.localpool.state.Messages.Message;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Makes codes and keeps the last ones for whoever tests. Thread-safe. */
public final class CodeSender {
  public static final int MAX_CODES = 1000;

  private static final int MODULUS = 1_000_000;

  private final PoolSettings settings;
  private final SecureRandom random;
  private final Messages messages;
  private final Deque<SentCode> sent = new ArrayDeque<>();

  public CodeSender(PoolSettings settings, SecureRandom random, Triggers triggers) {
    this.settings = settings;
    this.random = random;
    this.messages = new Messages(triggers);
  }

  /** A fresh code to the user's own address or number, for a challenge. */
  public SentCode send(SignInContext context, Account account, ChallengeName challenge) {
    String attribute = challenge == ChallengeName.EMAIL_OTP ? "email" : "phone_number";
    String destination = account.attributes().get(attribute);
    if (destination == null) {
      throw ServiceException.invalidParameter("User has no " + attribute + " for the code.");
    }
    return send(context, account, challenge, destination);
  }

  public SentCode send(
      SignInContext context, Account account, ChallengeName challenge, String destination) {
    String code = String.format(Locale.ROOT, "%06d", random.nextInt(MODULUS));
    CodeOccasion occasion =
        new CodeOccasion("Authentication", context.client().id(), context.clientMetadata());
    Message message = messages.word(occasion, account, challenge == ChallengeName.EMAIL_OTP, code);
    return keep(account, challenge.name(), destination, code, message);
  }

  /**
   * The pool's confirmation code to an attribute of the user.
   *
   * @return {@code CodeDeliveryDetails}
   */
  public ObjectNode confirm(
      CodeOccasion occasion,
      Account account,
      ConfirmationCodes.Purpose purpose,
      String attribute,
      String destination) {
    String code = settings.confirmationCode();
    Message message = messages.word(occasion, account, attribute.equals("email"), code);
    account.codes().put(purpose, code, attribute, destination, settings.clock().instant());
    keep(account, purpose.operation(), destination, code, message);
    return details(attribute, destination);
  }

  /** For users without address, whom no code reaches: the code holds all the same. */
  public void confirmSilently(Account account, ConfirmationCodes.Purpose purpose) {
    account.codes().put(purpose, settings.confirmationCode(), null, "", settings.clock().instant());
  }

  /** A temporary password, as AdminCreateUser sends it. */
  public void invite(CodeOccasion occasion, Account account, String attribute, String password) {
    Message message = messages.word(occasion, account, attribute.equals("email"), password);
    String destination = account.attributes().getOrDefault(attribute, "");
    keep(account, "AdminCreateUser", destination, password, message);
  }

  private SentCode keep(
      Account account, String purpose, String destination, String code, Message message) {
    SentCode made =
        new SentCode(
            settings.clock().instant(),
            account.username(),
            purpose,
            destination,
            code,
            message.subject(),
            message.text());
    synchronized (this) {
      if (sent.size() == MAX_CODES) {
        sent.removeFirst();
      }
      sent.addLast(made);
    }
    settings.listeners().codes().accept(made);
    return made;
  }

  public synchronized List<SentCode> list() {
    return List.copyOf(sent);
  }

  /** CodeDeliveryDetails. */
  public static ObjectNode details(String attribute, String destination) {
    boolean email = attribute.equals("email");
    return Json.object()
        .put("Destination", email ? maskedEmail(destination) : maskedPhone(destination))
        .put("DeliveryMedium", email ? "EMAIL" : "SMS")
        .put("AttributeName", attribute);
  }

  public static String maskedPhone(String number) {
    return "+*******" + number.substring(number.length() - Math.min(4, number.length()));
  }

  public static String maskedEmail(String address) {
    int at = address.indexOf('@') + 1;
    return address.charAt(0) + "***@" + (at < address.length() ? address.charAt(at) : '*') + "***";
  }
}
