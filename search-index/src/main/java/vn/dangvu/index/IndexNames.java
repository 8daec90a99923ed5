package vn.dangvu.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.indices.get_mapping.IndexMappingRecord;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** The index, its alias and its schema. */
final class IndexNames {

    private final ElasticsearchConnection connection;
    private final String alias;

    IndexNames(ElasticsearchConnection connection, String prefix) {
        this.connection = connection;
        this.alias = prefix + "-documents";
    }

    /** The alias that is read and written. */
    String documents() {
        return alias;
    }

    void prepare() throws IndexUnavailableException {
        if (!exists()) {
            create(alias + "-1", alias);
        }
        int found = schemaVersion();
        if (found != ElasticsearchIndex.SCHEMA_VERSION) {
            throw new IndexUnavailableException(
                    String.format(
                            Locale.ROOT,
                            "the index has schema %d, this version needs %d: rebuild it",
                            found,
                            ElasticsearchIndex.SCHEMA_VERSION));
        }
    }

    IndexHealth health() {
        try {
            if (!exists()) {
                return degraded(0, "the index is missing");
            }
            if (schemaVersion() != ElasticsearchIndex.SCHEMA_VERSION) {
                return degraded(0, "the index has another schema");
            }
            HealthStatus status =
                    connection
                            .read(client -> client.cluster().health(h -> h.index(alias)))
                            .status();
            if (status == HealthStatus.Red) {
                return degraded(0, "parts of the index are missing");
            }
            long count = connection.read(client -> client.count(c -> c.index(alias))).count();
            return new IndexHealth(IndexHealth.State.READY, count, "");
        } catch (IndexUnavailableException | ElasticsearchException away) {
            return new IndexHealth(IndexHealth.State.AWAY, 0, away.getMessage());
        }
    }

    private static IndexHealth degraded(long documents, String reason) {
        return new IndexHealth(IndexHealth.State.DEGRADED, documents, reason);
    }

    boolean exists() throws IndexUnavailableException {
        return connection.read(client -> client.indices().existsAlias(e -> e.name(alias))).value();
    }

    /** 0 when the index was not made by this project. */
    private int schemaVersion() throws IndexUnavailableException {
        Map<String, IndexMappingRecord> mappings =
                connection
                        .read(client -> client.indices().getMapping(m -> m.index(alias)))
                        .result();
        return mappings.values().stream()
                .map(mapping -> mapping.mappings().meta().get("schema_version"))
                .mapToInt(version -> version == null ? 0 : version.to(Integer.class))
                .min()
                .orElse(0);
    }

    /** Another process may create it at the same moment: then there is nothing to do. */
    void create(String index, String aliasOfIt) throws IndexUnavailableException {
        try (InputStream definition = IndexNames.class.getResourceAsStream("documents.json")) {
            connection.write(
                    client ->
                            client.indices()
                                    .create(
                                            c ->
                                                    c.withJson(definition)
                                                            .index(index)
                                                            .aliases(aliasOfIt, a -> a)));
        } catch (ElasticsearchException refused) {
            if (!"resource_already_exists_exception".equals(refused.error().type())) {
                throw new IndexUnavailableException(
                        "the index cannot be created (is the analysis plugin installed?): "
                                + refused.error().reason(),
                        refused);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
