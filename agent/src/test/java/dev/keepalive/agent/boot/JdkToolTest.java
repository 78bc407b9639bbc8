package dev.keepalive.agent.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdkToolTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, com.sun.tools.javac.Main Hello.java",
        "-, sun.tools.jps.Jps",
        "-, sun.rmi.rmic.Main",
        "-, sun.rmi.registry.RegistryImpl -help",
        "jdk.compiler, jdk.compiler/com.sun.tools.javac.Main",
        "java.base, java.base/sun.security.tools.keytool.Main -list",
        "java.rmi, java.rmi/sun.rmi.registry.RegistryImpl -help",
        "jdk.jshell, jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider",
        "jdk.httpserver, jdk.httpserver/sun.net.httpserver.simpleserver.Main --help",
        "jdk.jcmd, -",
      })
  void tools_end_by_themselves(String module, String command) {
    assertThat(JdkTool.endsByItself(module, command)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -",
        "-, legacy.jar",
        "-, com.example.Main -help",
        "com.example, com.example/com.example.Main",
        "-, sun.rmi.registry.RegistryImpl",
        "-, sun.rmi.registry.RegistryImpl 1099",
        "-, sun.rmi.server.Activation -port 1098",
        "-, com.sun.corba.se.impl.activation.ORBD -ORBInitialPort 1050",
        "-, com.sun.corba.se.impl.naming.cosnaming.TransientNameServer",
        "-, sun.tools.jstatd.Jstatd",
        "java.rmi, java.rmi/sun.rmi.registry.RegistryImpl 1099 -help",
        "jdk.jstatd, jdk.jstatd/sun.tools.jstatd.Jstatd -p 2020",
        "jdk.httpserver, jdk.httpserver/sun.net.httpserver.simpleserver.JWebServer",
        "jdk.httpserver, jdk.httpserver -p 8000",
        "jdk.compiler, jdk.compiler/com.sun.tools.javac.launcher.Main Hello.java",
      })
  void servers_and_applications_do_not(String module, String command) {
    assertThat(JdkTool.endsByItself(module, command)).isFalse();
  }
}
