package dev.keepalive.fake.netty.channel.epoll;

import java.util.ArrayList;
import java.util.List;

/** As an old {@code io.netty.channel.epoll.LinuxSocket}, before it had a user timeout. */
public class LinuxSocket {
  /** What was set, as it arrived. */
  public final List<Object> arrived = new ArrayList<>();

  public void setTcpKeepIdle(int seconds) {
    arrived.add(seconds);
  }

  public void setTcpKeepIntvl(int seconds) {
    arrived.add(seconds);
  }

  public void setTcpKeepCnt(int probes) {
    arrived.add(probes);
  }
}
