package vn.dangvu.worker;

import vn.dangvu.index.wire.Frame;
import vn.dangvu.index.wire.Job;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Reads jobs from standard input and answers on standard output until the input ends. */
public final class Worker {

    private Worker() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        InputStream in = new BufferedInputStream(System.in);
        // what a parser prints must not get between the frames
        System.setOut(System.err);
        NoNetwork.enforce();
        DocumentReader reader = new DocumentReader();
        reader.warmUp("sẵn sàng".getBytes(StandardCharsets.UTF_8));
        Frame.of(Frame.Kind.READY, content -> {}).send(out);
        BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
        Thread listener = new Thread(() -> listen(in, jobs), "jobs");
        listener.setDaemon(true);
        listener.start();
        while (true) {
            reader.read(jobs.take(), out);
        }
    }

    /** Ends the process with the server, even in the middle of a document. */
    private static void listen(InputStream in, BlockingQueue<Job> jobs) {
        try {
            while (true) {
                jobs.add(Frame.receive(in).read(Job::read));
            }
        } catch (IOException serverEnded) {
            Runtime.getRuntime().halt(0);
        }
    }
}
