package io.github.cognitosrp.localpool.http;

/** What an operation asks of its caller before it runs. */
enum Access {
  /** {@code UserPoolId}; on AWS also a signature, which is neither needed nor read here. */
  ADMIN,
  /** {@code ClientId}, and of a client with a secret {@code SECRET_HASH} over the user name. */
  APP_CLIENT,
  /** {@code AccessToken}. */
  ACCESS_TOKEN,
  /** The operation itself takes either of several proofs, such as a token or a session. */
  OWN_CHECK
}
