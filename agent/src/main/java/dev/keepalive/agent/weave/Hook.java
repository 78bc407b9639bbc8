package dev.keepalive.agent.weave;

import dev.keepalive.agent.socket.Connections;
import java.net.KeepaliveBridge;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;

/**
 * What stands behind the bridge. Whatever goes wrong in the agent ends here: the first time it is
 * said, and each time the application goes on as if the agent were not there. Thread-safe.
 */
public final class Hook extends KeepaliveBridge {

  private final Connections connections;
  private final Logger log;
  private final AtomicBoolean said = new AtomicBoolean();

  private Hook(Connections connections, Logger log) {
    this.connections = connections;
    this.log = log;
  }

  /** Puts a hook behind the bridge, which must have been defined. */
  static void install(Connections connections, Privileged privileged, Logger log) {
    Hook hook = new Hook(connections, log);
    KeepaliveBridge.hook = new PrivilegedHook(hook, privileged);
  }

  /** Makes all that is woven a no-op again. */
  static void remove() {
    KeepaliveBridge.hook = null;
  }

  @Override
  protected void onConnected(Object socket, SocketAddress asked) {
    try {
      connections.connected(socket, asked);
    } catch (Throwable t) {
      say(t);
    }
  }

  @Override
  protected void onAccepted(Object socket, Object listener) {
    try {
      connections.accepted(socket, listener);
    } catch (Throwable t) {
      say(t);
    }
  }

  @Override
  protected boolean onKeepAlive(Object socket, boolean on) {
    try {
      return connections.keepAlive(socket, on);
    } catch (Throwable t) {
      say(t);
      return on;
    }
  }

  @Override
  protected Object onOption(Object socket, SocketOption<?> option, Object value) {
    try {
      return connections.option(socket, option, value);
    } catch (Throwable t) {
      say(t);
      return value;
    }
  }

  @Override
  protected void onActive(Object pipeline) {
    try {
      connections.active(pipeline);
    } catch (Throwable t) {
      say(t);
    }
  }

  @Override
  protected int onNativeOption(Object socket, String setter, int value) {
    try {
      return connections.nativeOption(socket, setter, value);
    } catch (Throwable t) {
      say(t);
      return value;
    }
  }

  @Override
  protected int onNativeOption(Object socket, int level, int number, int value) {
    try {
      return connections.nativeOption(socket, level, number, value);
    } catch (Throwable t) {
      say(t);
      return value;
    }
  }

  /** Says it once. If there is not even room to say it, the next one may. */
  private void say(Throwable t) {
    if (said.compareAndSet(false, true)) {
      try {
        log.error(
            "a connection was left as the application made it, the agent failed: {}", t.toString());
        log.debug("where it failed", t);
      } catch (Throwable again) {
        said.set(false);
      }
    }
  }
}
