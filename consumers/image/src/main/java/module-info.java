module image {
  requires io.github.cognitosrp.cognito;
  requires java.net.http;
}
