package dev.keepalive.agent.config.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0, 0",
    "255.254.9.10, 0, fffe090a",
    "::, 0, 0",
    "1::, 1000000000000, 0",
    "::1, 0, 1",
    "1:2:3:4:5:6:7:8, 1000200030004, 5000600070008",
    "1:2:3:4:5:6:7::, 1000200030004, 5000600070000",
    "::2:3:4:5:6:7:8, 200030004, 5000600070008",
    "1::8, 1000000000000, 8",
    "FEDC:abcd::9f, fedcabcd00000000, 9f",
    "::1.2.3.4, 0, 1020304",
    "64:ff9b::255.2.3.4, 64ff9b00000000, ff020304",
    "1:2:3:4:5:6:7.8.9.10, 1000200030004, 500060708090a",
  })
  void an_address_is_its_bits(String text, String high, String low) {
    Address address = Address.parse(text);
    assertThat(Long.toHexString(address.high)).isEqualTo(high);
    assertThat(Long.toHexString(address.low)).isEqualTo(low);
    assertThat(address.v4).isEqualTo(!text.contains(":"));
  }

  @Test
  void an_ipv4_mapped_address_is_the_ipv4_address() {
    assertThat(Address.parse("::ffff:1.2.3.4").v4).isTrue();
    assertThat(Address.parse("::ffff:102:304").low).isEqualTo(0x01020304);
    assertThat(Address.parse("::fffe:1.2.3.4").v4).isFalse();
    assertThat(Address.parse("1::ffff:1.2.3.4").v4).isFalse();
    assertThat(Address.parse("::1:ffff:1.2.3.4").v4).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "1.2.3.04",
        "1.2..4",
        "1.2.3.x",
        "1.2.3.0000",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4::5:6:7:8",
        "1::2::3",
        ":1::2",
        "1::2:",
        "12345::",
        "g::",
        "::1.2.3",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::1.2.3.4:5",
        "::٣",
      })
  void what_is_none(String text) {
    assertThat(Address.parse(text)).isNull();
  }

  @Test
  void names_are_not_worth_parsing() {
    assertThat(Address.looksLikeOne("0.1.1.1")).isTrue();
    assertThat(Address.looksLikeOne("9.1.1.1")).isTrue();
    assertThat(Address.looksLikeOne("::1")).isTrue();
    assertThat(Address.looksLikeOne("fd00::1")).isTrue();
    assertThat(Address.looksLikeOne("db.example")).isFalse();
    assertThat(Address.looksLikeOne("/")).isFalse();
    assertThat(Address.looksLikeOne("")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3.4, 32, 1.2.3.4, 1.2.3.5",
    "1.2.3.4, 31, 1.2.3.5, 1.2.3.6",
    "1.2.3.4, 8, 1.255.0.0, 2.2.3.4",
    "128.0.0.0, 1, 255.0.0.0, 127.255.255.255",
    "fd00:0:0:1::, 64, fd00:0:0:1::5, fd00:0:0:2::5",
    "fd00:0:0:1::, 63, fd00::5, fd00:0:0:2::5",
    "fd00:0:0:1::, 65, fd00:0:0:1::5, fd00:0:0:1:8000::5",
    "fd00::, 8, fdff::1, fc00::",
    "::5, 128, ::5, ::4",
  })
  void a_network_contains_what_begins_like_it(String first, int length, String in, String out) {
    Cidr network = new Cidr(Address.parse(first), length);
    assertThat(contains(network, in)).isTrue();
    assertThat(contains(network, out)).isFalse();
  }

  @Test
  void a_network_of_no_bits_contains_all() {
    assertThat(contains(new Cidr(Address.parse("9.9.9.9"), 0), "0.0.0.0")).isTrue();
    assertThat(contains(new Cidr(Address.parse("9::9"), 0), "ffff::ffff")).isTrue();
  }

  private static boolean contains(Cidr network, String text) {
    Address address = Address.parse(text);
    return network.contains(address.high, address.low);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "00, 0",
    "07, 7",
    "999999999999, 999999999999",
    "000000000000000060, 60",
    "9999999999999, 9223372036854775807",
    "99999999999999999999999999, 9223372036854775807",
    "'', -1",
    "1x, -1",
    "x, -1",
    "+1, -1",
    "٣, -1",
    "99999999999999999999x, -1",
  })
  void a_number_is_decimal_digits_alone(String text, long number) {
    assertThat(Digits.number(text)).isEqualTo(number);
  }
}
