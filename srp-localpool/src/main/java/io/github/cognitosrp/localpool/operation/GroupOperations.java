package io.github.cognitosrp.localpool.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cognitosrp.localpool.state.Account;
import io.github.cognitosrp.localpool.state.Group;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Page;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Groups of users. */
public final class GroupOperations {
  private static final int MAX_LISTED = 60;
  private static final int MAX_DESCRIPTION = 2048;
  private static final Pattern ARN =
      Pattern.compile("arn:[\\w+=/,.@-]+:[\\w+=/,.@-]+:[\\w+=/,.@-]*:[0-9]*:[\\w+=/,.@:-]+");

  private final PoolState pool;

  public GroupOperations(PoolState pool) {
    this.pool = pool;
  }

  public ObjectNode create(Request request) {
    Instant now = pool.now();
    Group group =
        new Group(
            name(request), description(request), precedence(request), roleArn(request), now, now);
    pool.groups().add(group);
    return Json.object().set("Group", json(group));
  }

  public ObjectNode get(Request request) {
    return Json.object().set("Group", json(pool.groups().get(name(request))));
  }

  /** What the request leaves out stays. */
  public ObjectNode update(Request request) {
    String description = description(request);
    Integer precedence = precedence(request);
    String roleArn = roleArn(request);
    Group changed =
        pool.groups()
            .change(
                name(request),
                old ->
                    new Group(
                        old.name(),
                        description == null ? old.description() : description,
                        precedence == null ? old.precedence() : precedence,
                        roleArn == null ? old.roleArn() : roleArn,
                        old.createdAt(),
                        pool.now()));
    return Json.object().set("Group", json(changed));
  }

  public ObjectNode delete(Request request) {
    pool.groups().remove(name(request));
    return Json.object();
  }

  public ObjectNode list(Request request) {
    return page(pool.groups().list(), request);
  }

  public ObjectNode listForUser(Account account, Request request) {
    return page(pool.groups().of(account), request);
  }

  public ObjectNode addUser(Account account, Request request) {
    pool.groups().join(name(request), account);
    return Json.object();
  }

  public ObjectNode removeUser(Account account, Request request) {
    pool.groups().leave(name(request), account);
    return Json.object();
  }

  public ObjectNode listUsers(Request request) {
    String name = name(request);
    pool.groups().get(name);
    Page<Account> page =
        Page.of(
            pool.accounts().list().stream()
                .filter(account -> pool.groups().isMember(name, account))
                .toList(),
            Account::username,
            request.limit("Limit", MAX_LISTED),
            request.optional("NextToken"));
    ObjectNode response = Json.object();
    ArrayNode users = response.putArray("Users");
    page.items().forEach(account -> users.add(Users.json(account, "Attributes", null)));
    return response.put("NextToken", page.next());
  }

  private ObjectNode page(List<Group> groups, Request request) {
    Page<Group> page =
        Page.of(
            groups, Group::name, request.limit("Limit", MAX_LISTED), request.optional("NextToken"));
    ObjectNode response = Json.object();
    ArrayNode list = response.putArray("Groups");
    page.items().forEach(group -> list.add(json(group)));
    return response.put("NextToken", page.next());
  }

  private ObjectNode json(Group group) {
    ObjectNode json =
        Json.object()
            .put("GroupName", group.name())
            .put("UserPoolId", pool.settings().poolId())
            .put("CreationDate", group.createdAt().getEpochSecond())
            .put("LastModifiedDate", group.modifiedAt().getEpochSecond());
    if (group.description() != null) {
      json.put("Description", group.description());
    }
    if (group.precedence() != null) {
      json.put("Precedence", group.precedence());
    }
    if (group.roleArn() != null) {
      json.put("RoleArn", group.roleArn());
    }
    return json;
  }

  private static String name(Request request) {
    String name = request.required("GroupName");
    if (!Group.isName(name)) {
      throw ServiceException.validation(
          "Value", "groupName", "Member must have 1 to 128 characters without spaces");
    }
    return name;
  }

  private static @Nullable String description(Request request) {
    String description = request.optional("Description");
    if (description != null && description.length() > MAX_DESCRIPTION) {
      throw ServiceException.validation(
          "Value", "description", "Member must have length less than or equal to 2048");
    }
    return description;
  }

  private static @Nullable Integer precedence(Request request) {
    Integer precedence = request.integer("Precedence");
    if (precedence != null && precedence < 0) {
      throw ServiceException.validation(
          "Value", "precedence", "Member must have value greater than or equal to 0");
    }
    return precedence;
  }

  private static @Nullable String roleArn(Request request) {
    String arn = request.optional("RoleArn");
    if (arn != null && !ARN.matcher(arn).matches()) {
      throw ServiceException.validation(
          "Value", "roleArn", "Member must satisfy regular expression pattern: " + ARN);
    }
    return arn;
  }
}
