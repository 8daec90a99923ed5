package vn.dangvu.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import java.util.Optional;

/** A unit; its place in the tree is in {@link Ancestry}. */
@Entity
@Table(name = "org_unit")
class OrgUnit {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private String code;
    private String name;

    @Column(name = "short_name")
    private String shortName;

    @Enumerated(EnumType.STRING)
    private UnitKind kind;

    private String symbol;

    @Column(name = "has_seal")
    private boolean hasSeal;

    @Column(name = "group_name")
    private String groupName;

    @Embedded private Validity validity;

    @Column(name = "predecessor_id")
    private Long predecessorId;

    protected OrgUnit() {}

    OrgUnit(OpenUnit command, Validity validity) {
        this.code = command.code();
        this.name = command.name();
        this.shortName = command.shortName();
        this.kind = command.kind();
        this.symbol = command.symbol();
        this.hasSeal = command.hasSeal();
        this.groupName = command.group().orElse(null);
        this.validity = validity;
    }

    UnitId id() {
        return new UnitId(id);
    }

    UnitView view() {
        return new UnitView(
                id(),
                code,
                name,
                shortName,
                kind,
                symbol,
                hasSeal,
                Optional.ofNullable(groupName),
                validity.from(),
                validity.to(),
                Optional.ofNullable(predecessorId).map(UnitId::new));
    }

    HeldPosition held(Position position) {
        return new HeldPosition(id(), kind, name, position);
    }
}
