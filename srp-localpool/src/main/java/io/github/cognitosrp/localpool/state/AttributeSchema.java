package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.model.AttributeType;
import io.github.cognitosrp.localpool.model.LocalAppClient;
import io.github.cognitosrp.localpool.model.LocalAttribute;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The attributes that users can have: OpenID Connect's standard claims, and what the pool declares.
 * Immutable.
 *
 * <p>Source: the Amazon Cognito developer guide, "Working with user attributes".
 */
public final class AttributeSchema {
  private static final int MAX_LENGTH = 2048;
  private static final int BIRTHDATE_LENGTH = 10;
  // The domain needs no more than to exist: nothing is sent.
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");
  private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[0-9]{4,15}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}");
  private static final Map<String, AttributeType> STANDARD = standard();

  private final Map<String, LocalAttribute> custom;
  private final Set<String> required;

  public AttributeSchema(Collection<LocalAttribute> custom, Set<String> required) {
    Map<String, LocalAttribute> byName = new LinkedHashMap<>();
    custom.forEach(attribute -> byName.put(attribute.name(), attribute));
    this.custom = Map.copyOf(byName);
    this.required = Set.copyOf(required);
    for (String name : required) {
      if (!STANDARD.containsKey(name) || name.endsWith("_verified")) {
        throw new IllegalArgumentException("Required attributes are standard attributes");
      }
    }
  }

  private static Map<String, AttributeType> standard() {
    Map<String, AttributeType> types = new LinkedHashMap<>();
    for (String name :
        ("name given_name family_name middle_name nickname preferred_username profile picture"
                + " website email gender birthdate zoneinfo locale phone_number address")
            .split(" ", -1)) {
      types.put(name, AttributeType.STRING);
    }
    types.put("email_verified", AttributeType.BOOLEAN);
    types.put("phone_number_verified", AttributeType.BOOLEAN);
    types.put("updated_at", AttributeType.NUMBER);
    return types;
  }

  public static Map<String, AttributeType> standardTypes() {
    return STANDARD;
  }

  public Map<String, LocalAttribute> custom() {
    return custom;
  }

  public Set<String> required() {
    return required;
  }

  /** Whether users can have it. */
  public boolean has(String name) {
    return name.equals("sub") || STANDARD.containsKey(name) || custom.containsKey(name);
  }

  /** The type of an attribute other than sub. */
  public AttributeType type(String name) {
    AttributeType standard = STANDARD.get(name);
    if (standard != null) {
      return standard;
    }
    LocalAttribute declared = custom.get(name);
    if (declared == null) {
      throw nonconforming(
          "Type for attribute {" + ServiceException.shown(name) + "} could not be determined");
    }
    return declared.type();
  }

  /** What a user may write through an app client. */
  public void checkUserWrite(
      LocalAppClient client, Map<String, String> attributes, Map<String, String> before) {
    for (String name : attributes.keySet()) {
      if (!name.equals("sub")) {
        type(name);
      }
      if (!client.mayWrite(name)) {
        throw ServiceException.notAuthorized("A client attempted to write unauthorized attribute");
      }
    }
    checkValues(attributes, before);
  }

  /** What an administrator may write: every attribute of the schema but sub. */
  public void checkAdminWrite(Map<String, String> attributes, Map<String, String> before) {
    if (attributes.containsKey("sub")) {
      throw ServiceException.invalidParameter("Cannot modify the non-mutable attribute sub");
    }
    checkValues(attributes, before);
  }

  /** Of a new user. */
  public void checkRequired(Map<String, String> attributes) {
    for (String name : required) {
      if (attributes.getOrDefault(name, "").isEmpty()) {
        throw nonconforming(name + ": The attribute " + name + " is required");
      }
    }
  }

  /** What may be deleted: all but required ones and sub. */
  public void checkDeletion(Collection<String> names) {
    for (String name : names) {
      if (name.equals("sub") || required.contains(name)) {
        throw ServiceException.invalidParameter("Cannot remove required attribute " + name);
      }
      type(name);
    }
  }

  private void checkValues(Map<String, String> attributes, Map<String, String> before) {
    attributes.forEach((name, value) -> {
      checkValue(name, type(name), value);
      LocalAttribute declared = custom.get(name);
      if (declared != null
          && !declared.isMutable()
          && before.containsKey(name)
          && !value.equals(before.get(name))) {
        throw ServiceException.invalidParameter("user." + name + ": Attribute cannot be updated.");
      }
    });
  }

  private static void checkValue(String name, AttributeType type, String value) {
    int max = name.equals("birthdate") ? BIRTHDATE_LENGTH : MAX_LENGTH;
    if (value.length() > max) {
      throw nonconforming(name + ": String length must be at most " + max);
    }
    if (value.isEmpty()) {
      return; // An empty value deletes.
    }
    boolean valid =
        switch (type) {
          case STRING -> true;
          case NUMBER -> NUMBER.matcher(value).matches();
          case BOOLEAN -> value.equals("true") || value.equals("false");
          case DATETIME -> isInstant(value);
        };
    if (!valid) {
      throw nonconforming(name + ": Invalid " + type.name().toLowerCase(Locale.ROOT));
    }
    if (name.equals("email") && !isEmail(value)) {
      throw ServiceException.invalidParameter("Invalid email address format.");
    }
    if (name.equals("phone_number") && !isPhoneNumber(value)) {
      throw ServiceException.invalidParameter("Invalid phone number format.");
    }
  }

  public static boolean isEmail(String value) {
    return EMAIL.matcher(value).matches();
  }

  public static boolean isPhoneNumber(String value) {
    return PHONE_NUMBER.matcher(value).matches();
  }

  private static boolean isInstant(String value) {
    try {
      Instant.parse(value);
      return true;
    } catch (DateTimeException ignored) {
      return false;
    }
  }

  private static ServiceException nonconforming(String reason) {
    return ServiceException.invalidParameter("Attributes did not conform to the schema: " + reason);
  }
}
