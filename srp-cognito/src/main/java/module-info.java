/**
 * Amazon Cognito's Secure Remote Password protocol: user and device sessions, device verifiers,
 * signatures and the secret hash. No input or output, no AWS SDK.
 */
// "module": the compiler does not see the modules that are built after this one.
@SuppressWarnings("module")
module io.github.cognitosrp.cognito {
  requires static org.jspecify;
  requires transitive io.github.cognitosrp.modpow;

  exports io.github.cognitosrp.cognito;
  exports io.github.cognitosrp.cognito.internal to
      io.github.cognitosrp.awssdk,
      io.github.cognitosrp.cli;
}
