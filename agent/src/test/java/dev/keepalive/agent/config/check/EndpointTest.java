package dev.keepalive.agent.config.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keepalive.agent.config.StartedWith;
import dev.keepalive.agent.config.policy.Policy;
import dev.keepalive.agent.config.policy.Rule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
  private static final String ALLOWED =
      "; allowed: as \"connect db.example:5432\", \"connect db.example/10.20.3.4:5432\" or"
          + " \"accept :8443 from 192.168.1.7\"";

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connect db.example:5432 | connect db.example:5432",
        "CONNECT DB.example:1 | connect db.example:1",
        "connect db:65535 | connect db:65535",
        "connect 10.0.0.1:1 | connect 10.0.0.0/8",
        "connect x/10.0.0.1:1 | connect 10.0.0.1",
        "connect x/10.0.0.1:1 | connect x",
        "connect [::1]:443 | connect [::1]:443",
        "connect [::]:443 | connect [::]:443",
        "connect x/[::1]:443 | connect [::1]:443",
        "connect [::ffff:10.0.0.1]:1 | connect 10.0.0.1",
        "accept :8443 | accept :8443",
        "Accept :8443 From 192.168.1.7 | accept :8443 from 192.168.0.0/16",
        "accept :8443 from [fd00::1] | accept :8443 from [fd00::]/8",
        "accept :8443 from fd00::1 | accept :8443 from [fd00::]/8",
      })
  void what_a_rule_decides_on(String endpoint, String match) {
    assertThat(Endpoint.parse(endpoint).decidedBy(policy(match)))
        .extracting(Rule::match)
        .isEqualTo(match);
    assertThat(Endpoint.parse(endpoint)).hasToString(endpoint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "connect db:5432 | accept :5432",
        "accept :5432 | connect :5432",
        "accept :5432 | accept from 10.0.0.0/8",
        "connect [::1]:443 | connect :1",
        "connect x/10.0.0.1:1 | connect 10.0.0.2",
      })
  void and_on_what_not(String endpoint, String match) {
    assertThat(Endpoint.parse(endpoint).decidedBy(policy(match))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | ' is no connection'",
        "connect | connect is no connection",
        "connect a b | connect a b is no connection",
        "accept | accept is no connection",
        "accept 80 | accept 80 is no connection",
        "accept :80 from | accept :80 from is no connection",
        "accept :80 form 1.2.3.4 | accept :80 form 1.2.3.4 is no connection",
        "any :80 | any :80 is no connection",
        "connect db | connect db has no port",
        "connect :80 | connect :80 has no port",
        "connect [::1] | connect [::1] has no port",
        "connect /1.2.3.4:80 | connect /1.2.3.4:80 has nothing before the slash",
        "connect db/:80 | connect db/:80 has nothing after the slash",
        "connect db/x:80 | x is no address",
        "accept :80 from db | db is no address",
        "accept :80 from [::1 | [::1 is no address",
      })
  void what_is_no_connection(String text, String message) {
    assertThatThrownBy(() -> Endpoint.parse(text)).hasMessage(message + ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({"connect db:0, 0", "connect db:65536, 65536", "connect db:x, x", "accept :x, x"})
  void what_is_no_port(String text, String port) {
    assertThatThrownBy(() -> Endpoint.parse(text))
        .hasMessage(port + " is no port; allowed: 1 to 65535");
  }

  @Test
  void a_name_alone_may_have_an_address_that_an_earlier_rule_is_for() {
    String network = "connect 10.0.0.0/8:1-5";
    assertThat(depends("connect db:5", network, "connect db")).isTrue();
    assertThat(depends("connect db:6", network, "connect db")).isFalse();
    assertThat(depends("connect db:5", "connect db", network)).isFalse();
    assertThat(depends("connect other:5", "connect db", network)).isTrue();
    assertThat(depends("accept :5", network, "accept")).isFalse();
    assertThat(depends("accept :5", "accept from 10.0.0.0/8", "accept")).isTrue();
    assertThat(depends("connect db/1.2.3.4:5", network, "connect db")).isFalse();
    assertThat(depends("connect 1.2.3.4:5", network, "connect db")).isFalse();
    assertThat(depends("connect db:5", "connect a", "connect b")).isFalse();
  }

  private boolean depends(String endpoint, String... matches) {
    return Endpoint.parse(endpoint).dependsOnAddress(policy(matches));
  }

  private Policy policy(String... matches) {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < matches.length; i++) {
      file.append("rule.r").append(i).append(".match=").append(matches[i]).append('\n');
    }
    return StartedWith.file(directory, file.toString()).load().configuration().policy();
  }
}
