package io.github.cognitosrp.localpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cognitosrp.localpool.srp.SrpMath;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether strangers can find out who has an account. */
class UnknownUserTest {
  private final SrpClient srp = new SrpClient();

  @Test
  void anUnknownUserGetsAChallengeOfTheSameShape() {
    try (LocalUserPool pool = LocalUserPool.builder().user("alice", "secret").start()) {
      PoolCaller caller = new PoolCaller(pool);

      PoolCaller.Reply known = caller.initiateSrp("alice", srp);
      PoolCaller.Reply unknown = caller.initiateSrp("mallory", srp);

      assertThat(unknown.status()).isEqualTo(200);
      assertThat(names(unknown)).isEqualTo(names(known));
      assertThat(unknown.parameter("USERNAME")).isEqualTo("mallory");
      assertThat(unknown.parameter("USER_ID_FOR_SRP")).isEqualTo("mallory");
      assertThat(unknown.parameter("SECRET_BLOCK")).hasSameSizeAs(known.parameter("SECRET_BLOCK"));
      assertThat(new BigInteger(unknown.parameter("SALT"), 16).bitLength()).isBetween(64, 128);
      assertThat(new BigInteger(unknown.parameter("SRP_B"), 16)).isLessThan(SrpMath.N);
    }
  }

  @Test
  void theSaltOfAnUnknownUserStaysAndIsTheirsAlone() {
    try (LocalUserPool pool = LocalUserPool.start()) {
      PoolCaller caller = new PoolCaller(pool);
      PoolCaller.Reply first = caller.initiateSrp("mallory", srp);
      PoolCaller.Reply second = caller.initiateSrp("mallory", srp);

      assertThat(second.parameter("SALT")).isEqualTo(first.parameter("SALT"));
      assertThat(second.parameter("SRP_B")).isNotEqualTo(first.parameter("SRP_B"));
      assertThat(caller.initiateSrp("trent", srp).parameter("SALT"))
          .isNotEqualTo(first.parameter("SALT"));
    }
  }

  @Test
  void anUnknownUserFailsAsAWrongPasswordDoes() {
    try (LocalUserPool pool = LocalUserPool.start()) {
      assertThat(new PoolCaller(pool).signIn("mallory", "secret").error())
          .isEqualTo("400 NotAuthorizedException: Incorrect username or password.");
    }
  }

  @Test
  void aLegacyPoolSaysThatThereIsNoSuchUser() {
    try (LocalUserPool pool = LocalUserPool.builder().preventUserExistenceErrors(false).start()) {
      assertThat(new PoolCaller(pool).signIn("mallory", "secret").error())
          .isEqualTo("400 UserNotFoundException: User does not exist.");
    }
  }

  private static List<String> names(PoolCaller.Reply reply) {
    List<String> names = new ArrayList<>();
    for (Iterator<String> all = reply.json().fieldNames(); all.hasNext(); ) {
      names.add(all.next());
    }
    reply.json().get("ChallengeParameters").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
