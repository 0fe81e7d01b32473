package io.github.cognitosrp.localpool.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTParser;
import io.github.cognitosrp.localpool.operation.DescribeOperations;
import io.github.cognitosrp.localpool.state.EventLog;
import io.github.cognitosrp.localpool.state.PoolState;
import io.github.cognitosrp.localpool.token.TokenIssuer;
import io.github.cognitosrp.localpool.wire.Json;
import io.github.cognitosrp.localpool.wire.Page;
import io.github.cognitosrp.localpool.wire.Request;
import io.github.cognitosrp.localpool.wire.ServiceException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The pools behind one endpoint: finds the one that a request is for. Thread-safe. */
public final class PoolDirectory {
  private static final System.Logger LOG = System.getLogger(PoolDirectory.class.getName());
  private static final String TARGET_PREFIX = "AWSCognitoIdentityProviderService.";
  private static final String LIST_USER_POOLS = "ListUserPools";
  private static final int MAX_LISTED = 60;
  private static final int MAX_REPORTED = 1000;
  private static final Set<String> FEDERATION =
      Set.of("AdminLinkProviderForUser", "AdminDisableProviderForUser");

  private final List<OperationTable> tables = new ArrayList<>();
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  /** One pool with what makes its tokens. */
  public record Pool(PoolState state, TokenIssuer tokens) {}

  public PoolDirectory(List<Pool> pools) {
    pools.forEach(pool -> tables.add(new OperationTable(pool.state(), pool.tokens())));
  }

  /** The names of the operations and what they ask of their callers, in alphabetical order. */
  public Map<String, String> declarations() {
    Map<String, String> declarations = new TreeMap<>();
    tables.get(0).declarations().forEach((name, access) -> declarations.put(name, access.name()));
    declarations.put(LIST_USER_POOLS, Access.ADMIN.name());
    return declarations;
  }

  /** The operation that X-Amz-Target names, without its prefix. */
  static String operation(@Nullable String target) {
    return target != null && target.startsWith(TARGET_PREFIX)
        ? target.substring(TARGET_PREFIX.length())
        : "";
  }

  /** Whether an operation is an administrator's. */
  boolean isAdmin(String name) {
    OperationTable.Operation operation = tables.get(0).find(name);
    return name.equals(LIST_USER_POOLS)
        || (operation != null && operation.access() == Access.ADMIN);
  }

  ObjectNode call(String name, byte[] body) {
    Request request;
    try {
      if (!name.equals(LIST_USER_POOLS) && tables.get(0).find(name) == null) {
        throw unknown(name);
      }
      request = new Request(Json.parseObject(body));
    } catch (ServiceException e) {
      throw refused(name, e);
    }
    if (name.equals(LIST_USER_POOLS)) {
      events().add(name, null, "OK", null);
      return listUserPools(request);
    }
    OperationTable table = table(request);
    return table.call(name, Objects.requireNonNull(table.find(name)), request);
  }

  /** An error before the request has reached a pool; the first one lists it. */
  ServiceException refused(String name, ServiceException error) {
    String shown = name.isEmpty() ? "(no operation)" : ServiceException.shown(name);
    events().add(shown, null, error.type(), error.text());
    return error;
  }

  /** A request for a document, or one that is none of Cognito's. */
  void other(String request, int status) {
    events().tell(ServiceException.shown(request), String.valueOf(status));
  }

  private EventLog events() {
    return tables.get(0).pool().events();
  }

  private ServiceException unknown(String name) {
    boolean first = reported.size() < MAX_REPORTED && reported.add(name);
    if (first && !name.isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The local user pool has no operation {0}",
          ServiceException.shown(name));
    }
    return new ServiceException(
        "UnknownOperationException",
        FEDERATION.contains(name) ? "The local user pool has no identity providers." : "");
  }

  /** By the pool's id, the app client, the token or the session, whichever the request has. */
  private OperationTable table(Request request) {
    OperationTable first = tables.get(0);
    if (tables.size() == 1) {
      return first;
    }
    return tables.stream().filter(table -> isFor(table.pool(), request)).findFirst().orElse(first);
  }

  private static boolean isFor(PoolState pool, Request request) {
    String poolId = request.optional("UserPoolId");
    if (poolId != null) {
      return poolId.equals(pool.settings().poolId());
    }
    String clientId = request.optional("ClientId");
    if (clientId != null) {
      return pool.settings().clients().containsKey(clientId);
    }
    String token = request.optional("AccessToken");
    if (token != null) {
      return issuer(token).endsWith("/" + pool.settings().poolId());
    }
    String session = request.optional("Session");
    return session != null && pool.challenges().isOpen(session);
  }

  private static String issuer(String token) {
    try {
      String issuer = JWTParser.parse(token).getJWTClaimsSet().getIssuer();
      return issuer == null ? "" : issuer;
    } catch (ParseException ignored) {
      return "";
    }
  }

  private ObjectNode listUserPools(Request request) {
    Page<PoolState> page =
        Page.of(
            tables.stream().map(OperationTable::pool).toList(),
            pool -> pool.settings().poolId(),
            request.limit("MaxResults", MAX_LISTED),
            request.optional("NextToken"));
    ObjectNode response = Json.object();
    ArrayNode list = response.putArray("UserPools");
    page.items().stream()
        .sorted(Comparator.comparing(pool -> pool.settings().poolId()))
        .forEach(pool -> new DescribeOperations(pool).summary(list.addObject()));
    return response.put("NextToken", page.next());
  }
}
