package vn.dangvu.index;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import vn.dangvu.analysis.VietnameseText;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** PostgreSQL's full text search, without diacritics by its own {@code unaccent}, ranked by cover density. */
final class PostgresRival implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final Connection connection;

    PostgresRival(List<LawPassages.Passage> passages) throws IOException, SQLException {
        server = EmbeddedPostgres.start();
        connection = server.getPostgresDatabase().getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION unaccent");
            statement.execute("CREATE TEXT SEARCH CONFIGURATION folded (COPY = simple)");
            statement.execute(
                    "ALTER TEXT SEARCH CONFIGURATION folded ALTER MAPPING FOR"
                            + " hword, hword_part, word WITH unaccent, simple");
            statement.execute("CREATE TABLE passage (id bigint PRIMARY KEY, words tsvector)");
        }
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO passage VALUES (?, to_tsvector('folded', ?))")) {
            for (LawPassages.Passage passage : passages) {
                insert.setLong(1, passage.id());
                insert.setString(2, passage.text());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Any of the words, since people's questions hold words no passage has. */
    List<Long> find(String text) throws SQLException {
        String anyWord =
                VietnameseText.words(text).stream()
                        .map(word -> "'" + word.text() + "'")
                        .collect(Collectors.joining(" | "));
        try (PreparedStatement search =
                connection.prepareStatement(
                        "SELECT id FROM passage, to_tsquery('folded', ?) q WHERE words @@ q"
                                + " ORDER BY ts_rank_cd(words, q, 1) DESC, id LIMIT 10")) {
            search.setString(1, anyWord);
            List<Long> found = new ArrayList<>();
            try (ResultSet rows = search.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
            return found;
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        server.close();
    }
}
