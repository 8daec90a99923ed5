package vn.dangvu.worker;

import vn.dangvu.index.wire.Frame;
import vn.dangvu.index.wire.Job;
import vn.dangvu.index.wire.Outcome;
import vn.dangvu.index.wire.Page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the worker answers about a file, without a process. */
record ReadHere(List<Page> pages, Outcome outcome) {

    static ReadHere file(Path file) throws IOException {
        return file(file, 0);
    }

    static ReadHere file(Path file, int recognisedPage) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DocumentReader()
                .read(new Job(file.toString(), "", 5_000_000, 2_000, recognisedPage), out);
        ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
        List<Page> pages = new ArrayList<>();
        while (true) {
            Frame frame = Frame.receive(in);
            if (frame.kind() == Frame.Kind.OUTCOME) {
                return new ReadHere(pages, frame.read(Outcome::read));
            }
            pages.add(frame.read(Page::read));
        }
    }

    String text() {
        return String.join("\n", pages.stream().map(Page::text).toList());
    }
}
