package dev.keepalive.stacks;

import static dev.keepalive.stacks.Stack.Side.ACCEPTS;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;

/** A web application with nothing in it, as {@code java -jar} runs it. */
@Stack(
    name = "Spring Boot jar with Tomcat",
    libraries = {
      "org.springframework.boot:spring-boot-starter-web:2.7.18",
      "org.springframework.boot:spring-boot-loader:2.7.18"
    },
    transport = "NIO",
    sides = ACCEPTS,
    executableJar = true,
    everyBuild = true)
@Stack(
    name = "Spring Boot jar with Tomcat",
    libraries = {
      "org.springframework.boot:spring-boot-starter-web:3.5.16",
      "org.springframework.boot:spring-boot-loader:3.5.16"
    },
    transport = "NIO",
    sides = ACCEPTS,
    from = 17,
    executableJar = true)
@Stack(
    name = "Spring Boot jar with Tomcat",
    libraries = {
      "org.springframework.boot:spring-boot-starter-web:4.1.1",
      "org.springframework.boot:spring-boot-loader:4.1.1"
    },
    transport = "NIO",
    sides = ACCEPTS,
    from = 17,
    executableJar = true,
    everyBuild = true)
@SpringBootConfiguration
@EnableAutoConfiguration
public class SpringBootJar {
  public static void main(String[] arguments) throws Exception {
    SpringApplication application = new SpringApplication(SpringBootJar.class);
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.port", 0);
    properties.put("server.address", "127.0.0.1");
    application.setDefaultProperties(properties);
    ConfigurableApplicationContext context = application.run();
    String port = context.getEnvironment().getProperty("local.server.port");
    Hold.untilEnd(context, HttpCaller.call(Integer.parseInt(port)));
  }
}
