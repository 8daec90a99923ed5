-- What visible signatures show: a person's hand or an organisation's seal, one for each holder.
create table signature_image (
    id            bigint      generated always as identity primary key,
    holder_person bigint      unique references person (id),
    holder_unit   bigint      unique references org_unit (id),
    png           bytea       not null check (octet_length(png) > 0),
    set_by        bigint      not null references person (id),
    set_at        timestamptz not null,
    check ((holder_person is null) <> (holder_unit is null)),
    -- nobody sets the hand of another
    check (holder_person = set_by)
);

grant select, insert, update, delete on signature_image to ${app_role};
-- EclipseLink reads a new id with lastval(); the grant of V2 is for the sequences of V2
grant usage, select on all sequences in schema public to ${app_role};
