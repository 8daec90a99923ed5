package vn.dangvu.web.api;

import vn.dangvu.organisation.UnitView;

/** A unit in JSON. */
public class JsonUnit {
    public long id;
    public String code;
    public String name;
    public String shortName;
    public String kind;
    public String symbol;
    public boolean hasSeal;
    public String group;

    static JsonUnit of(UnitView view) {
        JsonUnit json = new JsonUnit();
        json.id = view.id().value();
        json.code = view.code();
        json.name = view.name();
        json.shortName = view.shortName();
        json.kind = view.kind().name();
        json.symbol = view.symbol();
        json.hasSeal = view.hasSeal();
        json.group = view.group().orElse(null);
        return json;
    }
}
