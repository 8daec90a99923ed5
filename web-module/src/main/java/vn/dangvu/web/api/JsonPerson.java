package vn.dangvu.web.api;

import vn.dangvu.organisation.PersonView;

import java.util.List;

/** A person in JSON. */
public class JsonPerson {
    public long id;
    public String fullName;

    static JsonPerson of(PersonView view) {
        JsonPerson json = new JsonPerson();
        json.id = view.id().value();
        json.fullName = view.fullName();
        return json;
    }

    static List<JsonPerson> of(List<PersonView> views) {
        return views.stream().map(JsonPerson::of).toList();
    }
}
