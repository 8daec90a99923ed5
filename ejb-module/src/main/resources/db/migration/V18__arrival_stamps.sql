-- The stamp ĐẾN on a copy of what was registered, made after the commit. WAITING = due at that time;
-- STAMPED = on the document; COVER_SHEET = on a sheet before it; IMPOSSIBLE = given up, why in fault.
create table arrival_stamp (
    document_id bigint      primary key references register_entry (document_id),
    state       text        not null check (state in ('WAITING', 'STAMPED', 'COVER_SHEET', 'IMPOSSIBLE')),
    due_at      timestamptz not null,
    attempts    int         not null default 0,
    fault       text,
    sha256      char(64)    references blob (sha256),
    stamped_at  timestamptz,
    check ((state in ('STAMPED', 'COVER_SHEET')) = (sha256 is not null and stamped_at is not null))
);
create index arrival_stamp_due on arrival_stamp (due_at) where state = 'WAITING';

grant select, insert, update on arrival_stamp to ${app_role};
