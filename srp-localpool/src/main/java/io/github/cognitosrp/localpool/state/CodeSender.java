package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.SentCode;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Makes codes and keeps the last ones for whoever tests. Thread-safe. */
public final class CodeSender {
  public static final int MAX_CODES = 1000;

  private static final int MODULUS = 1_000_000;

  private final Clock clock;
  private final SecureRandom random;
  private final Deque<SentCode> sent = new ArrayDeque<>();

  public CodeSender(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** To the user's own address or number. */
  public SentCode send(Account account, ChallengeName challenge) {
    String attribute = challenge == ChallengeName.EMAIL_OTP ? "email" : "phone_number";
    String destination = account.attributes().get(attribute);
    if (destination == null) {
      throw ServiceException.invalidParameter("User has no " + attribute + " for the code.");
    }
    return send(account, challenge, destination);
  }

  public synchronized SentCode send(Account account, ChallengeName challenge, String destination) {
    String code = String.format(Locale.ROOT, "%06d", random.nextInt(MODULUS));
    SentCode made =
        new SentCode(clock.instant(), account.username(), challenge.name(), destination, code);
    if (sent.size() == MAX_CODES) {
      sent.removeFirst();
    }
    sent.addLast(made);
    return made;
  }

  public synchronized List<SentCode> list() {
    return List.copyOf(sent);
  }
}
