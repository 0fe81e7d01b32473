package io.github.cognitosrp.localpool.support;

import java.util.function.Consumer;

/**
 * A caller's listener, which may be faulty. What it throws is logged, as it must change neither an
 * answer nor the count of wrong passwords.
 */
public final class GuardedListener<T> implements Consumer<T> {
  private static final System.Logger LOG = System.getLogger(GuardedListener.class.getName());

  private final String setting;
  private final Consumer<T> listener;

  /** With the name of the setting that has the listener, for the log. */
  public GuardedListener(String setting, Consumer<T> listener) {
    this.setting = setting;
    this.listener = listener;
  }

  @Override
  public void accept(T value) {
    try {
      listener.accept(value);
    } catch (Throwable e) { // A listener that asserts throws an Error.
      LOG.log(System.Logger.Level.WARNING, "The listener of " + setting + " failed", e);
    }
  }
}
