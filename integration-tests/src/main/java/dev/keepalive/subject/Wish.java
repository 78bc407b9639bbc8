package dev.keepalive.subject;

/** What a program wants of keepalive. */
enum Wish {
  OFF {
    @Override
    void on(Configurable socket) throws Exception {
      socket.keepAlive(false);
    }
  },
  ON {
    @Override
    void on(Configurable socket) throws Exception {
      socket.keepAlive(true);
    }
  },
  /** An idle time beyond any that the agent is asked for here, and nothing else. */
  LATE_IDLE {
    @Override
    void on(Configurable socket) throws Exception {
      socket.set("TCP_KEEPIDLE", 200);
    }
  },
  /** A dead peer is found later than the agent would. */
  LATE {
    @Override
    void on(Configurable socket) throws Exception {
      set(socket, 200, 30, 9);
    }
  },
  /** A dead peer is found sooner than the agent would. */
  EARLY {
    @Override
    void on(Configurable socket) throws Exception {
      set(socket, 20, 5, 3);
    }
  };

  abstract void on(Configurable socket) throws Exception;

  private static void set(Configurable socket, int idle, int interval, int count) throws Exception {
    socket.keepAlive(true);
    socket.set("TCP_KEEPIDLE", idle);
    socket.set("TCP_KEEPINTERVAL", interval);
    socket.set("TCP_KEEPCOUNT", count);
  }
}
