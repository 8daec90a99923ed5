package vn.dangvu.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the application runs in: the WAR in Payara Micro, or the EAR in a Payara Server. */
interface ApplicationServer {

    /** What the build leaves for it. */
    List<Path> needed();

    /**
     * Prepares its folders and tells how to start it with the application, in the foreground.
     *
     * @param javaOptions of the virtual machine, system properties included
     * @param port of the application, on loopback; nothing else listens beyond it
     */
    List<String> command(List<String> javaOptions, int port) throws IOException, StartFailure;

    /**
     * Why the application is not deployed although the server says that it has done its work.
     *
     * @param log output of the server so far
     * @return empty while there is nothing to say; the reason may be blank
     */
    Optional<String> failure(String log);
}
