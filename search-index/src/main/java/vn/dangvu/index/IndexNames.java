package vn.dangvu.index;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.indices.get_mapping.IndexMappingRecord;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

    /** The alias of an index that is being built beside it. */
    String next() {
        return alias + "-next";
    }

    boolean isRebuilding() throws IndexUnavailableException {
        return exists(next());
    }

    /** Goes on with the index that is there, unless its schema is an old one. */
    void startNext() throws IndexUnavailableException {
        if (isRebuilding() && schemaVersion(next()) != ElasticsearchIndex.SCHEMA_VERSION) {
            dropNext();
        }
        if (!isRebuilding()) {
            create(alias + "-" + System.currentTimeMillis(), next());
        }
    }

    /** What was written so far can be read. */
    void refresh() throws IndexUnavailableException {
        connection.write(client -> client.indices().refresh(r -> r.index(alias)));
    }

    void refreshNext() throws IndexUnavailableException {
        connection.write(client -> client.indices().refresh(r -> r.index(next())));
    }

    void dropNext() throws IndexUnavailableException {
        for (String index : isRebuilding() ? indexesOf(next()) : Set.<String>of()) {
            connection.write(client -> client.indices().delete(d -> d.index(index)));
        }
    }

    /** One call: nobody ever sees both or none. */
    void swap() throws IndexUnavailableException {
        refreshNext();
        List<Action> actions = new ArrayList<>();
        for (String index : indexesOf(next())) {
            actions.add(Action.of(a -> a.add(x -> x.index(index).alias(alias))));
            actions.add(Action.of(a -> a.remove(x -> x.index(index).alias(next()))));
        }
        for (String index : exists(alias) ? indexesOf(alias) : Set.<String>of()) {
            actions.add(Action.of(a -> a.removeIndex(x -> x.index(index))));
        }
        connection.write(client -> client.indices().updateAliases(u -> u.actions(actions)));
    }

    private Set<String> indexesOf(String name) throws IndexUnavailableException {
        return connection
                .read(client -> client.indices().getAlias(g -> g.name(name)))
                .result()
                .keySet();
    }

    boolean prepare() throws IndexUnavailableException {
        if (!exists(alias)) {
            create(alias + "-1", alias);
            return true;
        }
        int found = schemaVersion(alias);
        if (found > ElasticsearchIndex.SCHEMA_VERSION) {
            throw new IndexUnavailableException(
                    String.format(
                            Locale.ROOT,
                            "the index has schema %d, this version knows only %d",
                            found,
                            ElasticsearchIndex.SCHEMA_VERSION));
        }
        if (found < ElasticsearchIndex.SCHEMA_VERSION) {
            dropNext();
            startNext();
            swap();
        }
        return found < ElasticsearchIndex.SCHEMA_VERSION;
    }

    IndexHealth health() {
        try {
            if (!exists(alias)) {
                return degraded(0, "the index is missing");
            }
            if (schemaVersion(alias) != ElasticsearchIndex.SCHEMA_VERSION) {
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

    private boolean exists(String name) throws IndexUnavailableException {
        return connection.read(client -> client.indices().existsAlias(e -> e.name(name))).value();
    }

    /** 0 when the index was not made by this project. */
    private int schemaVersion(String name) throws IndexUnavailableException {
        Map<String, IndexMappingRecord> mappings =
                connection.read(client -> client.indices().getMapping(m -> m.index(name))).result();
        return mappings.values().stream()
                .map(mapping -> mapping.mappings().meta().get("schema_version"))
                .mapToInt(version -> version == null ? 0 : version.to(Integer.class))
                .min()
                .orElse(0);
    }

    /** Another process may create it at the same moment: then there is nothing to do. */
    private void create(String index, String aliasOfIt) throws IndexUnavailableException {
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
