package vn.dangvu.worker;

import vn.dangvu.index.wire.Frame;
import vn.dangvu.index.wire.Job;
import vn.dangvu.index.wire.Outcome;
import vn.dangvu.index.wire.Page;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Speaks the wire format and does what the file it is given says. */
public final class MisbehavingWorker {

    private MisbehavingWorker() {}

    public static void main(String[] args) throws Exception {
        OutputStream out = System.out;
        Frame.of(Frame.Kind.READY, content -> {}).send(out);
        while (true) {
            Job job = Frame.receive(System.in).read(Job::read);
            misbehave(Files.readString(Path.of(job.file())).strip(), out);
        }
    }

    private static void misbehave(String how, OutputStream out) throws Exception {
        if (how.startsWith("connect to ")) {
            connect(Integer.parseInt(how.substring(11)), out);
            return;
        }
        switch (how) {
            case "hang" -> hang();
            case "hang after a page" -> {
                page(out, "trang một");
                hang();
            }
            case "hang with a child" -> {
                new ProcessBuilder("sleep", "1000").start();
                hang();
            }
            case "exit" -> System.exit(0);
            case "halt" -> Runtime.getRuntime().halt(137);
            case "crash" -> {
                String self = String.valueOf(ProcessHandle.current().pid());
                new ProcessBuilder("kill", "-SEGV", self).start();
                hang();
            }
            case "memory" -> eat();
            case "throw" -> throw new StackOverflowError();
            case "chatter" ->
                    out.write("Exception in thread \"main\"".getBytes(StandardCharsets.UTF_8));
            case "flood" -> flood(out);
            case "pages" -> {
                while (true) {
                    page(out, "x".repeat(100_000));
                }
            }
            case "long frame" -> out.write(new byte[] {0x44, 0x56, 0x58, 0x31, 'P', 127, 1, 1, 1});
            case "strange verdict" ->
                    new Outcome("WONDERFUL", "NONE", "", "", "").frame().send(out);
            default -> {
                page(out, how);
                new Outcome("SEARCHABLE", "NONE", "", "vi", "").frame().send(out);
            }
        }
        out.flush();
    }

    private static void connect(int port, OutputStream out) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            page(out, "connected to " + socket.getPort());
        } catch (IOException noNetwork) {
            page(out, "no network");
        }
        new Outcome("SEARCHABLE", "NONE", "", "", "").frame().send(out);
    }

    private static void page(OutputStream out, String text) throws IOException {
        new Page(1, text, "DOCUMENT", "", 1).frame().send(out);
    }

    private static void hang() throws InterruptedException {
        while (true) {
            TimeUnit.HOURS.sleep(1);
        }
    }

    private static void eat() {
        long[][] eaten = new long[100_000][];
        for (int i = 0; i < eaten.length; i++) {
            eaten[i] = new long[1_000_000];
        }
    }

    private static void flood(OutputStream out) throws IOException {
        byte[] much = new byte[1 << 20];
        for (int megabytes = 0; megabytes < 1_024; megabytes++) {
            out.write(much);
        }
    }
}
