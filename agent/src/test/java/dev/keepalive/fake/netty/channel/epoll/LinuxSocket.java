package dev.keepalive.fake.netty.channel.epoll;

import dev.keepalive.fake.netty.channel.unix.Socket;

/** As an old {@code io.netty.channel.epoll.LinuxSocket}, before it had a user timeout. */
public class LinuxSocket extends Socket {
  public LinuxSocket(int number) {
    super(number);
  }

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
