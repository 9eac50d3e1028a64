package jinji.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;

/** The database that the conductor names, as twenty connections: as many as the product's worker and clients have. */
final class Database {
    private Database() {}

    static HikariDataSource open(String url) {
        URI uri = URI.create(url);
        String[] account = uri.getUserInfo().split(":", 2);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath());
        config.setUsername(account[0]);
        config.setPassword(java.net.URLDecoder.decode(account[1], java.nio.charset.StandardCharsets.UTF_8));
        config.setMaximumPoolSize(20);
        return new HikariDataSource(config);
    }
}
