package vn.dangvu.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import vn.dangvu.organisation.OrganisationService;
import vn.dangvu.organisation.PersonView;
import vn.dangvu.organisation.Position;
import vn.dangvu.organisation.UnitId;
import vn.dangvu.web.text.Messages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The people of the Khối to whom work is given, each once, the most senior first. */
@RequestScoped
public class OfficePeople {
    /**
     * @param label “Phạm Đức Long, Chuyên viên”
     */
    public record Colleague(long id, String label) {}

    @Inject OrganisationService organisation;
    @Inject Messages messages;
    @Inject Desk desk;

    private List<Colleague> all;

    List<Colleague> all() {
        if (all == null) {
            all = List.copyOf(find(desk.khoi()).values());
        }
        return all;
    }

    private Map<Long, Colleague> find(UnitId khoi) {
        Map<Long, Colleague> found = new LinkedHashMap<>();
        for (Position position : Position.values()) {
            if (position != Position.MEMBER) {
                for (PersonView person : organisation.holders(khoi, position)) {
                    long id = person.id().value();
                    found.putIfAbsent(
                            id,
                            new Colleague(id, person.fullName() + ", " + messages.word(position)));
                }
            }
        }
        return found;
    }
}
