package vn.dangvu.index;

class InMemoryIndexTest extends SearchIndexContract {

    @Override
    SearchIndex empty() {
        return new InMemoryIndex();
    }

    @Override
    void settle() {}
}
