package jinji.bench;

import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Flowable behind its own REST interface, as its starter sets it up; who calls is not asked. */
@SpringBootApplication
public class Rest {
    public static void main(String[] arguments) {
        SpringApplication.run(Rest.class, arguments);
    }

    @Bean
    DataSource dataSource() {
        return Database.open(System.getenv("PEER_DATABASE"));
    }
}
