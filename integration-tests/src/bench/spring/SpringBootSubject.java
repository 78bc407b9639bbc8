import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A web application with nothing in it that has started, and ends. */
@SpringBootConfiguration
@EnableAutoConfiguration
public class SpringBootSubject {
  public static void main(String[] arguments) {
    SpringApplication.run(SpringBootSubject.class, "--server.port=0").close();
  }
}
