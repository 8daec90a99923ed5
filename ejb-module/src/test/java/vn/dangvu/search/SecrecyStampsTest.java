package vn.dangvu.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import vn.dangvu.index.PageText;

import java.text.Normalizer;
import java.util.List;

/** R31. */
class SecrecyStampsTest {
    private static boolean found(String... pages) {
        return SecrecyStamps.areOn(
                java.util.stream.IntStream.range(0, pages.length)
                        .mapToObj(i -> new PageText(i + 1, pages[i]))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ĐẢNG ỦY KHỐI\nSố 05-BC/ĐU\nMẬT\nBÁO CÁO",
                "Số 05-BC/ĐU\n  TỐI MẬT  \n",
                "TUYỆT  MẬT",
                "Độ khẩn\nĐỘ MẬT: TUYỆT MẬT",
                "[MẬT]"
            })
    void aStampIsSeen(String page) {
        assertThat(found(page)).isTrue();
        assertThat(found(Normalizer.normalize(page, Normalizer.Form.NFD))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hướng dẫn công tác bảo mật",
                "QUY ĐỊNH VỀ BẢO MẬT",
                "QUY ĐỊNH VỀ BẢO\nMẬT",
                "CÔNG TÁC BẢO VỆ BÍ \n MẬT\n",
                "Các độ mật: MẬT, TỐI MẬT, TUYỆT MẬT",
                "văn bản mật\nmật\n",
                "MẬT MÃ"
            })
    void wordsInTheTextAreNoStamp(String page) {
        assertThat(found(page)).isFalse();
    }

    @Test
    void onlyTheFirstPageIsStamped() {
        assertThat(found("Hướng dẫn đóng dấu độ mật", "MẬT")).isFalse();
        assertThat(SecrecyStamps.areOn(List.of())).isFalse();
    }
}
