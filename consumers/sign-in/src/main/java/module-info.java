module consumer {
  requires io.github.cognitosrp.awssdk;
  requires io.github.cognitosrp.localpool;
  requires software.amazon.awssdk.auth;
  requires software.amazon.awssdk.http.urlconnection;
  requires software.amazon.awssdk.regions;
}
