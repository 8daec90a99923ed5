package vn.dangvu.web.frame;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which view answers which path, read once from the files themselves: {@code
 * /WEB-INF/pages/van-ban-den.xhtml} answers {@code /van-ban-den}, {@code
 * /WEB-INF/pages/van-ban/_id.xhtml} answers {@code /van-ban/17} with {@code id} = 17, and {@code
 * index.xhtml} answers its folder. A fixed name wins over a variable one.
 */
@ApplicationScoped
public class Pages {
    private static final String ROOT = "/WEB-INF/pages/";

    /**
     * @param view path of the Facelets file
     * @param variables what stood in the path in place of {@code _name}
     */
    public record Page(String view, Map<String, String> variables) {}

    record Route(Pattern path, List<String> names, String view) {
        static Route of(String view) {
            String path = view.substring(ROOT.length() - 1, view.length() - ".xhtml".length());
            path = path.replaceAll("/index$", "");
            List<String> names = new ArrayList<>();
            StringBuilder pattern = new StringBuilder();
            for (String part : (path.isEmpty() ? "/" : path).substring(1).split("/", -1)) {
                pattern.append('/');
                if (part.startsWith("_")) {
                    names.add(part.substring(1));
                    pattern.append("([^/]{1,100})");
                } else {
                    pattern.append(Pattern.quote(part));
                }
            }
            return new Route(Pattern.compile(pattern.toString()), names, view);
        }

        Optional<Page> match(String path) {
            Matcher matcher = this.path.matcher(path);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                variables.put(names.get(i), matcher.group(i + 1));
            }
            return Optional.of(new Page(view, variables));
        }
    }

    @Inject ServletContext context;
    private List<Route> routes = List.of();

    @PostConstruct
    void read() {
        List<String> views = new ArrayList<>();
        readFolder(ROOT, views);
        routes = routes(views);
    }

    private void readFolder(String folder, List<String> views) {
        for (String path : context.getResourcePaths(folder)) {
            if (path.endsWith("/")) {
                readFolder(path, views);
            } else if (path.endsWith(".xhtml")) {
                views.add(path);
            }
        }
    }

    static List<Route> routes(List<String> views) {
        return views.stream()
                .map(Route::of)
                .sorted(
                        Comparator.comparing((Route r) -> r.names().size())
                                .thenComparing(Route::view))
                .toList();
    }

    static Optional<Page> find(List<Route> routes, String path) {
        return routes.stream().flatMap(route -> route.match(path).stream()).findFirst();
    }

    /** The page of a path below the context root; empty when there is none. */
    public Optional<Page> find(String path) {
        return find(routes, path);
    }

    public boolean exists(String path) {
        return find(path).isPresent();
    }
}
