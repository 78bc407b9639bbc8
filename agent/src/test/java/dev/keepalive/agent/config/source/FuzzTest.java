package dev.keepalive.agent.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keepalive.agent.config.Mutants;
import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.Tries;
import dev.keepalive.agent.config.match.Direction;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.problem.Problem;
import dev.keepalive.agent.config.setting.Settings;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutated input: no exception, and every rejection names its place. */
class FuzzTest {
  private static final int MUTANTS = Tries.atMost(100_000);

  private static final List<String> FILES =
      List.of(
          """
          # the mainframe is behind an old firewall
          idle = 60s
          rule.mainframe.match = connect 10.20.0.0/16:1414, mq*.bank.example:1414-1420
          rule.mainframe.idle = 30s
          rule.mainframe.user-timeout = auto
          rule.admin.match = accept :8443 from 192.168.0.0/16
          rule.admin.count = 3
          rule.local.match = any 127.0.0.0/8, any [::1]
          rule.local.enabled = false
          """,
          """
          preset=aws
          interval : 5s
          count\t3
          user-timeout = 500ms
          app-settings = tighten
          reload = 2m
          log=debug
          log-file = a\\u0020b.log
          on-error=continue
          """,
          """
          enabled = false
          rule.a.match = connect [fd00::]/8:80,443-445, \\
              *.example, accept :1, 2 from 10.0.0.0/8, [fe80::]/10
          rule.a.enabled = true
          rule.a.preset = failover
          ! done
          rule.b.match = any [::ffff:1.2.3.4], any :9
          """);

  private static final List<String> ARGUMENTS =
      List.of(
          "idle=60s,interval=10s,count=6,user-timeout=auto,app-settings=override",
          "enabled=true,preset=go,log=info,log-file=a.log,on-error=abort,reload=off",
          "idle=kernel,interval=500ms,count=128,user-timeout=596h");

  private static final Pattern ARGUMENT_PLACE =
      Pattern.compile("agent argument, column ([1-9][0-9]*): .+");

  @TempDir Path directory;

  @Test
  void mutated_files() throws Exception {
    Configuration empty = StartedWith.file(directory, "").load().configuration();
    InetAddress remote = InetAddress.getByAddress(new byte[] {10, 20, 0, 1});
    Pattern filePlace =
        Pattern.compile(Pattern.quote(empty.file()) + ":([1-9][0-9]*):([1-9][0-9]*): .+");
    int[] broken = new int[1];
    Tries.run(
        MUTANTS,
        random -> {
          byte[] bytes = Mutants.of(random, FILES).getBytes(StandardCharsets.UTF_8);
          if (random.nextInt(10) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
          }
          LoadResult loaded = empty.reloaded(new FileSnapshot(bytes, null));
          check(loaded, remote);
          broken[0] += loaded.errors().isEmpty() ? 0 : 1;
          String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\r\n|\r|\n", -1);
          for (Problem problem : loaded.errors()) {
            Matcher place = filePlace.matcher(problem.toString());
            assertThat(place.matches()).as(problem.toString()).isTrue();
            assertThat(Integer.parseInt(place.group(1))).isLessThanOrEqualTo(lines.length);
            assertThat(problem.excerpt()).startsWith(place.group(1) + " | ").endsWith("^");
          }
        });
    assertThat(broken[0]).isBetween(MUTANTS / 10, MUTANTS * 9 / 10);
  }

  @Test
  void mutated_agent_arguments() throws Exception {
    InetAddress remote = InetAddress.getByAddress(new byte[] {10, 20, 0, 1});
    int[] broken = new int[1];
    Tries.run(
        MUTANTS,
        random -> {
          String argument = Mutants.of(random, ARGUMENTS);
          LoadResult loaded = Configuration.load(argument, new Properties(), Map.of());
          check(loaded, remote);
          broken[0] += loaded.errors().isEmpty() ? 0 : 1;
          for (Problem problem : loaded.errors()) {
            Matcher place = ARGUMENT_PLACE.matcher(problem.toString());
            assertThat(place.matches()).as(problem.toString()).isTrue();
            assertThat(Integer.parseInt(place.group(1))).isLessThanOrEqualTo(argument.length() + 1);
          }
        });
    assertThat(broken[0]).isBetween(MUTANTS / 10, MUTANTS * 9 / 10);
  }

  private static void check(LoadResult loaded, InetAddress remote) {
    Configuration configuration = loaded.configuration();
    assertThat(configuration.log()).isNotNull();
    assertThat(configuration.reloadMillis()).isBetween(0, 24 * 3600 * 1000);
    Policy policy = configuration.policy();
    Settings settings = policy.settingsFor(Direction.CONNECT, "mq1.bank.example", remote, 1414, 0);
    if (loaded.errors().isEmpty()) {
      assertThat(settings.idleSeconds()).isBetween(Settings.KERNEL, 32767).isNotZero();
      assertThat(settings.intervalSeconds()).isBetween(Settings.KERNEL, 32767).isNotZero();
      assertThat(settings.count()).isBetween(Settings.KERNEL, 127).isNotZero();
      assertThat(settings.userTimeoutMillis()).isNotNegative();
    } else {
      assertThat(configuration.enabled()).isFalse();
      assertThat(settings.enabled()).isFalse();
    }
  }
}
