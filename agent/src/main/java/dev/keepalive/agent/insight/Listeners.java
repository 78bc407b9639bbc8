package dev.keepalive.agent.insight;

import dev.keepalive.agent.socket.record.ConnectionListener;
import dev.keepalive.agent.socket.record.ConnectionRecord;
import dev.keepalive.agent.socket.record.GivenUp;
import dev.keepalive.agent.socket.record.PeerDeath;
import dev.keepalive.agent.socket.record.TcpOption;

/** All who want to know of connections, told one after the other. Thread-safe. */
public final class Listeners implements ConnectionListener {
  private final ConnectionListener[] all;

  public Listeners(ConnectionListener... all) {
    this.all = all.clone();
  }

  @Override
  public void settled(ConnectionRecord record) {
    for (ConnectionListener listener : all) {
      listener.settled(record);
    }
  }

  @Override
  public void asked(TcpOption option, int value) {
    for (ConnectionListener listener : all) {
      listener.asked(option, value);
    }
  }

  @Override
  public void keptOn() {
    for (ConnectionListener listener : all) {
      listener.keptOn();
    }
  }

  @Override
  public void died(PeerDeath death) {
    for (ConnectionListener listener : all) {
      listener.died(death);
    }
  }

  @Override
  public void reset(ConnectionRecord record, long silentMillis) {
    for (ConnectionListener listener : all) {
      listener.reset(record, silentMillis);
    }
  }

  @Override
  public void gaveUp(GivenUp end) {
    for (ConnectionListener listener : all) {
      listener.gaveUp(end);
    }
  }
}
