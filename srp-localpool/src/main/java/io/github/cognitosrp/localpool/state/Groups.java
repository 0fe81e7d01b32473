package io.github.cognitosrp.localpool.state;

import io.github.cognitosrp.localpool.wire.ServiceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The groups of the pool and who is in them, by sub. Thread-safe. */
public final class Groups {
  private static final Comparator<Group> BY_PRECEDENCE =
      Comparator.comparing(
              Group::precedence, Comparator.nullsLast(Comparator.<Integer>naturalOrder()))
          .thenComparing(Group::name);

  private final Map<String, Group> byName = new LinkedHashMap<>();
  private final Map<String, Set<String>> members = new LinkedHashMap<>();

  public synchronized void add(Group group) {
    if (byName.containsKey(group.name())) {
      throw new ServiceException("GroupExistsException", "A group with the name already exists.");
    }
    byName.put(group.name(), group);
    members.put(group.name(), new LinkedHashSet<>());
  }

  public synchronized Group get(String name) {
    Group group = byName.get(name);
    if (group == null) {
      throw ServiceException.resourceNotFound("Group not found.");
    }
    return group;
  }

  public synchronized Group change(String name, UnaryOperator<Group> change) {
    Group changed = change.apply(get(name));
    byName.put(name, changed);
    return changed;
  }

  public synchronized void remove(String name) {
    get(name);
    byName.remove(name);
    members.remove(name);
  }

  public synchronized List<Group> list() {
    return List.copyOf(byName.values());
  }

  public synchronized void join(String name, Account account) {
    get(name);
    Objects.requireNonNull(members.get(name)).add(account.sub());
  }

  public synchronized void leave(String name, Account account) {
    get(name);
    Objects.requireNonNull(members.get(name)).remove(account.sub());
  }

  /** Of a user who is deleted. */
  public synchronized void leaveAll(Account account) {
    members.values().forEach(subs -> subs.remove(account.sub()));
  }

  public synchronized boolean isMember(String name, Account account) {
    return Objects.requireNonNull(members.get(get(name).name())).contains(account.sub());
  }

  /** The user's groups, the most important first. */
  public synchronized List<Group> of(Account account) {
    List<Group> groups = new ArrayList<>();
    members.forEach((name, subs) -> {
      if (subs.contains(account.sub())) {
        groups.add(Objects.requireNonNull(byName.get(name)));
      }
    });
    groups.sort(BY_PRECEDENCE);
    return groups;
  }

  /**
   * The role of the most important group; none if two groups of that precedence name different
   * roles. Source: the developer guide, "Adding groups to a user pool".
   */
  public static Optional<String> preferredRole(List<Group> groups) {
    List<Group> withRole =
        groups.stream().filter(g -> g.roleArn() != null && g.precedence() != null).toList();
    if (withRole.isEmpty()) {
      return Optional.empty();
    }
    Integer first = withRole.get(0).precedence();
    List<String> roles =
        withRole.stream()
            .filter(group -> Objects.equals(group.precedence(), first))
            .map(Group::roleArn)
            .distinct()
            .toList();
    return roles.size() == 1 ? Optional.of(roles.get(0)) : Optional.empty();
  }
}
