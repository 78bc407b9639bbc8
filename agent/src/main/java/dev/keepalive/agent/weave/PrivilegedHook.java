package dev.keepalive.agent.weave;

import java.net.KeepaliveBridge;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.security.PrivilegedAction;

/**
 * The hook where the application may run under a SecurityManager: there what the agent does must
 * not depend on what the application's code is allowed to. Thread-safe.
 */
final class PrivilegedHook extends KeepaliveBridge {

  private final Hook hook;
  private final Privileged privileged;

  PrivilegedHook(Hook hook, Privileged privileged) {
    this.hook = hook;
    this.privileged = privileged;
  }

  @Override
  protected void onConnected(final Object socket, final SocketAddress asked) {
    privileged.run(
        new PrivilegedAction<Void>() {
          @Override
          public Void run() {
            hook.onConnected(socket, asked);
            return null;
          }
        });
  }

  @Override
  protected void onAccepted(final Object socket, final Object listener) {
    privileged.run(
        new PrivilegedAction<Void>() {
          @Override
          public Void run() {
            hook.onAccepted(socket, listener);
            return null;
          }
        });
  }

  @Override
  protected void onActive(final Object pipeline) {
    privileged.run(
        new PrivilegedAction<Void>() {
          @Override
          public Void run() {
            hook.onActive(pipeline);
            return null;
          }
        });
  }

  // what the application asks for is only remembered and decided upon: no privilege is needed

  @Override
  protected boolean onKeepAlive(Object socket, boolean on) {
    return hook.onKeepAlive(socket, on);
  }

  @Override
  protected Object onOption(Object socket, SocketOption<?> option, Object value) {
    return hook.onOption(socket, option, value);
  }

  @Override
  protected int onNativeOption(Object socket, String setter, int value) {
    return hook.onNativeOption(socket, setter, value);
  }

  @Override
  protected int onNativeOption(Object socket, int level, int number, int value) {
    return hook.onNativeOption(socket, level, number, value);
  }
}
