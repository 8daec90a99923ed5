package vn.dangvu.web.frame;

/**
 * @param waiting count of waiting work; 0 shows nothing
 * @param current whether the page being shown belongs under this item
 */
public record MenuItem(String path, String label, int waiting, boolean current) {
    static MenuItem of(String path, String label) {
        return new MenuItem(path, label, 0, false);
    }

    MenuItem on(String currentPath, int waiting) {
        boolean here = currentPath.equals(path) || currentPath.startsWith(path + "/");
        return new MenuItem(path, label, waiting, here);
    }

    public String getPath() {
        return path;
    }

    public String getLabel() {
        return label;
    }

    public int getWaiting() {
        return waiting;
    }

    public boolean isCurrent() {
        return current;
    }
}
