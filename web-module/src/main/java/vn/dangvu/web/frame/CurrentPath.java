package vn.dangvu.web.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import vn.dangvu.shared.NotFound;

import java.util.Map;

/** The path of the page being answered and what its variable parts were. */
@RequestScoped
@Named("path")
public class CurrentPath {
    private String path = "";
    private String query;
    private String view = "";
    private Map<String, String> variables = Map.of();

    void is(String path, String query, Pages.Page page) {
        this.path = path;
        this.query = query;
        this.view = page.view();
        this.variables = page.variables();
    }

    /** For example {@code /van-ban/17}; empty on error pages. */
    public String getPath() {
        return path;
    }

    /** Path and query, as the browser shows them. */
    public String getWhole() {
        return query == null ? path : path + "?" + query;
    }

    String view() {
        return view;
    }

    /** A variable part of the path as an id; pages with {@code _id} in their file name have one. */
    public long id(String name) {
        String value = variables.getOrDefault(name, "");
        if (!value.matches("[0-9]{1,18}")) {
            throw new NotFound("page");
        }
        return Long.parseLong(value);
    }

    /** A variable part of the path as it stood there. */
    public String text(String name) {
        return variables.getOrDefault(name, "");
    }
}
