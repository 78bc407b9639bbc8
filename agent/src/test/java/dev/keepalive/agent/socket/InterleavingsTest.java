package dev.keepalive.agent.socket;

import static dev.keepalive.agent.socket.record.TcpOption.IDLE;
import static dev.keepalive.agent.socket.record.TcpOption.KEEPALIVE;

import dev.keepalive.agent.config.setting.Settings;
import dev.keepalive.agent.config.source.Configuration;
import dev.keepalive.agent.log.RecordingLog;
import dev.keepalive.agent.socket.record.TcpOption;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import org.jetbrains.lincheck.Lincheck;
import org.junit.jupiter.api.Test;

/**
 * The application sets an option on one thread while another finishes the connect, and while a
 * reload gives the connection other settings. Lincheck runs each pair in every order of their reads
 * and writes that it can find; whatever the order, the kernel ends up with what is to be there.
 */
class InterleavingsTest {
  private static final int ORDERS = 250;

  private static final Settings KEEP_ENABLED = settings("app-settings=keep-enabled");
  private static final Settings RESPECT = settings("app-settings=respect");
  private static final Settings OVERRIDE = settings("app-settings=override");

  @Test
  void switched_off_while_it_connects_it_is_kept_on() {
    Lincheck.runConcurrentTest(
        ORDERS,
        () -> {
          Race race = new Race();
          race.run(() -> race.connect(KEEP_ENABLED), () -> race.applicationSets(KEEPALIVE, 0));
          race.holds(KEEPALIVE, 1);
        });
  }

  @Test
  void respected_switched_off_while_it_connects_it_is_off() {
    Lincheck.runConcurrentTest(
        ORDERS,
        () -> {
          Race race = new Race();
          race.run(() -> race.connect(RESPECT), () -> race.applicationSets(KEEPALIVE, 0));
          race.holds(KEEPALIVE, 0);
        });
  }

  @Test
  void an_idle_of_its_own_set_while_it_connects_stays() {
    Lincheck.runConcurrentTest(
        ORDERS,
        () -> {
          Race race = new Race();
          race.run(() -> race.connect(KEEP_ENABLED), () -> race.applicationSets(IDLE, 33));
          race.holds(IDLE, 33);
        });
  }

  @Test
  void overridden_an_idle_of_its_own_set_while_it_connects_does_not_stay() {
    Lincheck.runConcurrentTest(
        ORDERS,
        () -> {
          Race race = new Race();
          race.run(() -> race.connect(OVERRIDE), () -> race.applicationSets(IDLE, 33));
          race.holds(IDLE, 60);
        });
  }

  @Test
  void switched_off_while_a_reload_lets_it_be_off_it_is_off() {
    Lincheck.runConcurrentTest(
        ORDERS,
        () -> {
          Race race = new Race();
          race.connect(KEEP_ENABLED);
          race.run(() -> race.reload(RESPECT), () -> race.applicationSets(KEEPALIVE, 0));
          race.holds(KEEPALIVE, 0);
        });
  }

  @Test
  void switched_off_while_a_reload_keeps_it_on_it_is_on() {
    Lincheck.runConcurrentTest(
        ORDERS,
        () -> {
          Race race = new Race();
          race.connect(RESPECT);
          race.run(() -> race.reload(KEEP_ENABLED), () -> race.applicationSets(KEEPALIVE, 0));
          race.holds(KEEPALIVE, 1);
        });
  }

  private static Settings settings(String argument) {
    return Configuration.load(argument, new Properties(), Map.of())
        .configuration()
        .policy()
        .general();
  }

  /** One connection, and what each of its threads does, as {@link Connections} does it. */
  private static final class Race {
    private final HeldOptions kernel = new HeldOptions();
    private final FakeSocket socket = new FakeSocket();
    private final KnownSocket known = new KnownSocket();
    private final OptionWriter writer =
        new OptionWriter(
            new KernelAccess(kernel, new JdkOptions(), new HeldOptions(), new RecordingLog())) {
          @Override
          int kernelDefault(TcpOption option) {
            return option == IDLE ? 7200 : 0; // Lincheck reads no file
          }
        };

    void run(Runnable one, Runnable other) {
      Thread first = new Thread(one);
      Thread second = new Thread(other);
      first.start();
      second.start();
      try {
        first.join();
        second.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    void connect(Settings settings) {
      if (known.settle(settings)) {
        apply(null);
      }
    }

    void reload(Settings settings) {
      Settings before = known.settings();
      known.resettle(settings);
      apply(before);
    }

    void applicationSets(TcpOption option, int value) {
      int instead = known.asked(option, value);
      kernel.set(option, instead);
      if (known.isOvertaken(option, instead)) {
        try {
          writer.repair(socket, known, option);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    void holds(TcpOption option, int value) {
      if (kernel.get(option) != value) {
        throw new AssertionError(option + " is " + kernel.get(option) + ", not " + value);
      }
    }

    private void apply(Settings before) {
      try {
        writer.apply(socket, known, before);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What the kernel holds of one socket: each call is one step, as a system call is. */
  private static final class HeldOptions implements OptionAccess {
    private volatile int keepAlive;
    private volatile int idle = 7200;

    int get(TcpOption option) {
      return option == KEEPALIVE ? keepAlive : option == IDLE ? idle : 0;
    }

    void set(TcpOption option, int value) {
      if (option == KEEPALIVE) {
        keepAlive = value;
      } else if (option == IDLE) {
        idle = value;
      }
    }

    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public void set(OptionSocket socket, FileDescriptor descriptor, TcpOption option, int value) {
      set(option, value);
    }

    @Override
    public int get(OptionSocket socket, FileDescriptor descriptor, TcpOption option) {
      return get(option);
    }

    @Override
    public String toString() {
      return "held";
    }
  }
}
