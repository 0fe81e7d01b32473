package io.github.cognitosrp.cognito;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;

/**
 * The JDK's SHA-256, and all arrays that go through it in the thread that opened this: what is
 * hashed, and the digests.
 */
final class RecordingSha256 implements AutoCloseable {
  private final Thread thread = Thread.currentThread();
  private final Recorder recorder = new Recorder(this);
  private final List<byte[]> arrays = new ArrayList<>();
  private final List<byte[]> contents = new ArrayList<>();
  private final List<Spi> digests = new ArrayList<>();

  RecordingSha256() {
    Security.insertProviderAt(recorder, 1);
  }

  /** The arrays themselves, as they are now. */
  List<byte[]> arrays() {
    return arrays;
  }

  /** What was in them when they were hashed, or returned. */
  List<byte[]> contents() {
    return contents;
  }

  /** Whether each digest was reset after its last input. */
  boolean allAreReset() {
    return digests.stream().allMatch(digest -> digest.reset);
  }

  @Override
  public void close() {
    Security.removeProvider(recorder.getName());
  }

  private void add(byte[] array) {
    arrays.add(array);
    contents.add(array.clone());
  }

  private static final class Recorder extends Provider {
    private static final long serialVersionUID = 1L;

    Recorder(RecordingSha256 recording) {
      super("RecordingSha256", "1", "");
      putService(
          new Service(this, "MessageDigest", "SHA-256", Spi.class.getName(), null, null) {
            @Override
            public Object newInstance(Object none) {
              return recording.newDigest();
            }
          });
    }
  }

  private Spi newDigest() {
    Spi digest = new Spi();
    if (Thread.currentThread().equals(thread)) {
      digests.add(digest);
      digest.records = true;
    }
    return digest;
  }

  private final class Spi extends MessageDigestSpi {
    private final MessageDigest sha256;
    private boolean records;
    private boolean reset = true;

    Spi() {
      try {
        sha256 = MessageDigest.getInstance("SHA-256", "SUN");
      } catch (GeneralSecurityException impossible) {
        throw new AssertionError(impossible);
      }
    }

    @Override
    protected void engineUpdate(byte input) {
      throw new AssertionError("hashed byte by byte");
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      sha256.update(input, offset, length);
      reset = false;
      if (records) {
        add(input);
      }
    }

    @Override
    protected byte[] engineDigest() {
      byte[] digest = sha256.digest();
      if (records) {
        add(digest);
      }
      return digest;
    }

    @Override
    protected void engineReset() {
      sha256.reset();
      reset = true;
    }
  }
}
