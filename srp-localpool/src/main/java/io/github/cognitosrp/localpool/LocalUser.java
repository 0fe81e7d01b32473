package io.github.cognitosrp.localpool;

import static io.github.cognitosrp.localpool.support.Arguments.noneNull;
import static io.github.cognitosrp.localpool.support.Arguments.notNull;

import io.github.cognitosrp.localpool.model.MfaMethod;
import io.github.cognitosrp.localpool.model.UserStatus;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.Device;
import io.github.cognitosrp.localpool.state.Group;
import io.github.cognitosrp.localpool.state.Mfa;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.state.SoftwareToken;
import io.github.cognitosrp.localpool.webauthn.WebAuthnCredential;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user of the pool, to look at and to change while the pool runs. Changes take effect for the
 * next request. Null is refused with an {@link IllegalArgumentException}, as an argument and among
 * several. Thread-safe.
 */
public final class LocalUser {
  private final PoolState pool;
  private final Account account;

  LocalUser(PoolState pool, Account account) {
    this.pool = pool;
    this.account = account;
  }

  /**
   * The user name.
   *
   * @return the name as it was given
   */
  public String username() {
    return account.username();
  }

  /**
   * The user's {@code sub}.
   *
   * @return a UUID, fixed for the life of the user
   */
  public String sub() {
    return account.sub();
  }

  /**
   * The user's status.
   *
   * @return the current status
   */
  public UserStatus status() {
    return account.status();
  }

  /**
   * The user's attributes, {@code sub} included.
   *
   * @return a copy
   */
  public Map<String, String> attributes() {
    return account.attributes();
  }

  /**
   * The keys of the user's confirmed devices.
   *
   * @return a copy, oldest first
   */
  public List<String> deviceKeys() {
    return account.devices().confirmed().stream().map(Device::key).toList();
  }

  /**
   * The credential ids of the user's passkeys.
   *
   * @return a copy, oldest first, in base64url
   */
  public List<String> passkeyIds() {
    return account.passkeys().list().stream().map(WebAuthnCredential::id).toList();
  }

  /**
   * Sets an attribute, such as {@code email}; it shows in the ID token.
   *
   * @param name the attribute's name: a standard one other than {@code sub}, or a custom one that
   *     the pool declares
   * @param value its value, at most 2,048 characters; empty to delete it
   * @return this
   * @throws IllegalArgumentException if the pool's schema has no such attribute or value, or the
   *     value is another user's alias
   */
  public LocalUser attribute(String name, String value) {
    notNull(name, "name");
    notNull(value, "value");
    if (!pool.settings().schema().has(name)) {
      throw new IllegalArgumentException("The pool's schema has no attribute of this name");
    }
    try {
      pool.settings().schema().checkAdminWrite(Map.of(name, value), account.attributes());
      pool.accounts().change(account, Map.of(name, value), false);
    } catch (ServiceException e) {
      throw new IllegalArgumentException("value: " + e.text());
    }
    return this;
  }

  /**
   * Puts the user into groups, which must exist.
   *
   * @param names the groups' names
   * @return this
   * @throws IllegalArgumentException if the pool has no such group
   */
  public LocalUser groups(String... names) {
    try {
      noneNull(names, "names").forEach(name -> pool.groups().join(name, account));
    } catch (ServiceException e) {
      throw new IllegalArgumentException("Not one of the pool's groups");
    }
    return this;
  }

  /**
   * The names of the user's groups.
   *
   * @return the most important first
   */
  public List<String> groups() {
    return pool.groups().of(account).stream().map(Group::name).toList();
  }

  /**
   * Sets a permanent password; the status becomes {@link UserStatus#CONFIRMED}.
   *
   * @param password the password, 1 to 256 characters
   * @return this
   * @throws IllegalArgumentException if the password has another length
   */
  public LocalUser password(String password) {
    return password(password, UserStatus.CONFIRMED);
  }

  /**
   * Sets a password that the next sign-in has to replace.
   *
   * @param password the password, 1 to 256 characters
   * @return this
   * @throws IllegalArgumentException if the password has another length
   */
  public LocalUser temporaryPassword(String password) {
    return password(password, UserStatus.FORCE_CHANGE_PASSWORD);
  }

  private LocalUser password(String password, UserStatus status) {
    try {
      account.password(
          pool.passwords().newVerifier(account.username(), notNull(password, "password")), status);
    } catch (ServiceException e) {
      throw new IllegalArgumentException(e.text());
    }
    return this;
  }

  /**
   * Sets the status.
   *
   * @param status the new status
   * @return this
   */
  public LocalUser status(UserStatus status) {
    account.status(notNull(status, "status"));
    return this;
  }

  /**
   * Sets the user's second factors, in place of former ones. An authenticator app gets a secret,
   * see {@link #totpSecretCode()}; a code by SMS or e-mail needs the attribute that it goes to.
   *
   * @param methods the factors; with several and none preferred the user is asked
   * @return this
   */
  public LocalUser mfa(MfaMethod... methods) {
    List<MfaMethod> wanted = noneNull(methods, "methods");
    Mfa mfa = account.mfa();
    mfa.clear();
    for (MfaMethod method : wanted) {
      if (method == MfaMethod.SOFTWARE_TOKEN_MFA && mfa.token() == null) {
        mfa.token(SoftwareToken.create(pool.random()));
      }
      mfa.enable(method, true, false);
    }
    return this;
  }

  /**
   * The secret of the user's authenticator app, whose codes are usable once.
   *
   * @return base32 digits; empty if there is no verified app
   */
  public Optional<String> totpSecretCode() {
    return Optional.ofNullable(account.mfa().token()).map(SoftwareToken::secretCode);
  }

  /**
   * Lets the user sign in, or no longer.
   *
   * @param enabled false to answer {@code User is disabled.}
   * @return this
   */
  public LocalUser enabled(boolean enabled) {
    account.enabled(enabled);
    return this;
  }

  /**
   * Forgets all devices, confirmed or not.
   *
   * @return this
   */
  public LocalUser forgetDevices() {
    account.devices().clear();
    return this;
  }

  /** Deletes the user; tokens of the user are worthless from now on. */
  public void delete() {
    pool.remove(account);
  }

  /** The name and the status. */
  @Override
  public String toString() {
    return "LocalUser[" + username() + ", " + status() + "]";
  }
}
