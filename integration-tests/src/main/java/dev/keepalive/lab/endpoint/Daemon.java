package dev.keepalive.lab.endpoint;

/** A thread that does not keep the program from ending. */
final class Daemon {
  /** What it does, until it throws. */
  interface Task {
    void run() throws Exception;
  }

  private Daemon() {}

  static void start(Task task) {
    of(task).start();
  }

  /** One that is not started yet. */
  static Thread of(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    thread.setDaemon(true);
    return thread;
  }
}
