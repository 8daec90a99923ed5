package vn.dangvu.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** R26: hits, totals, facets and completions of 500 random persons equal the truth. */
class PermissionOracleIT {

    @Test
    void everyPersonFindsExactlyWhatThePersonMayFind() throws Exception {
        try (SearchIndex index =
                new ElasticsearchIndex(
                        ElasticsearchSettings.at(EmbeddedElasticsearch.shared().url())
                                .withPrefix("oracle"))) {
            PermissionOracle oracle = new PermissionOracle(index);
            int found = 0;
            for (int i = 0; i < 500; i++) {
                found += oracle.ask();
            }
            assertThat(found).as("the questions are worth asking").isGreaterThan(2_000);
        }
    }
}
