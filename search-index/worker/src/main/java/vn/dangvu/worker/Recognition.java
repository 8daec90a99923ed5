package vn.dangvu.worker;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

/**
 * Reads pictures of pages with Tesseract, where it and its Vietnamese are installed. Takes seconds a
 * page, of one processor.
 */
final class Recognition {

    private static final float DPI = 200;

    /** A page of 200 inches would be a picture of 1.6 billion dots. */
    private static final long MAX_DOTS = 40_000_000;

    private static final long PAGE_SECONDS = 75;
    private static final double LEAST_CONFIDENCE = 30;

    /** Ends a reader that a strange picture sends into endless work or memory. */
    private static final List<String> LIMITS = List.of("prlimit", "--as=2147483648", "--cpu=60");

    private static Boolean installed;

    private Recognition() {}

    static synchronized boolean isInstalled() {
        if (installed == null) {
            installed =
                    run(List.of("tesseract", "--list-langs"))
                            .filter(Recognition::hasVietnamese)
                            .isPresent();
        }
        return installed;
    }

    private static boolean hasVietnamese(String languages) {
        return languages.lines().anyMatch(line -> line.strip().equals("vie"));
    }

    /**
     * What was read.
     *
     * @param confidence mean of the words' own, by length, 0 to 1
     */
    record Result(String text, double confidence) {
        static final Result NOTHING = new Result("", 0);
    }

    /** The text of a page; empty when nothing could be read on it. */
    static Result page(PDDocument document, int index) throws IOException {
        float inchesWide = document.getPage(index).getCropBox().getWidth() / 72;
        float inchesHigh = document.getPage(index).getCropBox().getHeight() / 72;
        if (inchesWide * inchesHigh * DPI * DPI > MAX_DOTS) {
            return Result.NOTHING;
        }
        BufferedImage picture =
                new PDFRenderer(document).renderImageWithDPI(index, DPI, ImageType.GRAY);
        Path file = Files.createTempFile("page-", ".png");
        try {
            ImageIO.write(picture, "png", file.toFile());
            return picture(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The text of a picture file. */
    static Result picture(Path file) {
        List<String> command = new ArrayList<>();
        if (run(List.of(LIMITS.get(0), LIMITS.get(1), LIMITS.get(2), "true")).isPresent()) {
            command.addAll(LIMITS);
        }
        command.addAll(List.of("tesseract", file.toString(), "stdout", "-l", "vie", "--dpi"));
        command.addAll(List.of(String.valueOf((int) DPI), "tsv"));
        return run(command).map(Recognition::sureWords).orElse(Result.NOTHING);
    }

    /** Tesseract's table, word by word; noise that it does not believe itself is left out. */
    static Result sureWords(String table) {
        double sure = 0;
        int letters = 0;
        StringBuilder text = new StringBuilder();
        String lastLine = "";
        for (String row : table.lines().toList()) {
            List<String> cells = List.of(row.split("\t", 12));
            if (cells.size() == 12 && cells.get(0).equals("5") && isSure(cells.get(10))) {
                String line = String.join(".", cells.subList(1, 5));
                if (!text.isEmpty()) {
                    text.append(line.equals(lastLine) ? ' ' : '\n');
                }
                String word = cells.get(11).strip();
                text.append(word);
                sure += Double.parseDouble(cells.get(10)) * word.length();
                letters += word.length();
                lastLine = line;
            }
        }
        return letters == 0 ? Result.NOTHING : new Result(text.toString(), sure / letters / 100);
    }

    private static boolean isSure(String confidence) {
        try {
            return Double.parseDouble(confidence) >= LEAST_CONFIDENCE;
        } catch (NumberFormatException heading) {
            return false;
        }
    }

    private static Optional<String> run(List<String> command) {
        Process process = null;
        Path out = null;
        try {
            out = Files.createTempFile("tesseract-", ".txt");
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
            builder.environment().put("OMP_THREAD_LIMIT", "1");
            builder.redirectErrorStream(command.contains("--list-langs"));
            if (!builder.redirectErrorStream()) {
                builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            }
            File file = out.toFile();
            process = builder.redirectOutput(file).start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(PAGE_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0
                    ? Optional.of(Files.readString(out, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            end(process, out);
        }
    }

    private static void end(Process process, Path out) {
        if (process != null) {
            process.destroyForcibly();
        }
        try {
            if (out != null) {
                Files.deleteIfExists(out);
            }
        } catch (IOException left) {
            // the scratch folder goes with the worker
            System.err.println(String.format(Locale.ROOT, "left behind: %s", out.getFileName()));
        }
    }
}
