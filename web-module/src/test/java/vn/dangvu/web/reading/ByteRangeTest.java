package vn.dangvu.web.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteRangeTest {
    private static ByteRange.Asked read(String header) {
        return ByteRange.read(header, 1000);
    }

    @Test
    void readsFromToAndIncludesTheLastByte() {
        assertThat(read("bytes=0-99").range()).contains(new ByteRange(0, 99));
        assertThat(read("bytes=0-99").range().orElseThrow().length()).isEqualTo(100);
    }

    @Test
    void anOpenEndAndOneBeyondTheFileEndWithTheFile() {
        assertThat(read("bytes=900-").range()).contains(new ByteRange(900, 999));
        assertThat(read("bytes=900-5000").range()).contains(new ByteRange(900, 999));
    }

    @Test
    void countsASuffixFromTheEnd() {
        assertThat(read("bytes=-100").range()).contains(new ByteRange(900, 999));
        assertThat(read("bytes=-5000").range()).contains(new ByteRange(0, 999));
    }

    @Test
    void whatBeginsBehindTheFileCannotBeSatisfied() {
        assertThat(read("bytes=1000-").satisfiable()).isFalse();
        assertThat(read("bytes=-0").satisfiable()).isFalse();
    }

    @Test
    void whatIsNoSingleRangeGivesTheWholeFile() {
        for (String header :
                new String[] {
                    null, "", "bytes=-", "bytes=5-1", "bytes=0-1,5-6", "items=0-1", "x"
                }) {
            assertThat(read(header)).as(String.valueOf(header)).isEqualTo(ByteRange.Asked.WHOLE);
        }
    }
}
