-- The audit trail: a gapless chain of hashes. The application may add and read, nothing else.

create table audit_event (
    seq         bigint      primary key check (seq >= 1),
    at          timestamptz not null,
    person_id   bigint,
    unit_id     bigint,
    action      text        not null,
    object_type text        not null,
    object_id   bigint      not null,
    facts       text        not null,
    prev_hash   char(64)    not null,
    entry_hash  char(64)    not null unique
);
create index audit_event_by_object on audit_event (object_type, object_id, seq);

create function refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'audit_event is append-only'; end $$;
create trigger audit_event_append_only before update or delete on audit_event
    for each row execute function refuse_change();
create trigger audit_event_no_truncate before truncate on audit_event
    for each statement execute function refuse_change();

-- Work to do after commit. One row a document: a later change of the same document takes its place.
create table outbox (
    document_id  bigint      primary key references document (id),
    version      bigint      not null,
    due_at       timestamptz not null,
    attempts     int         not null default 0,
    dead_reason  text
);
create index outbox_due on outbox (due_at) where dead_reason is null;

-- One holder at a time for work that must not run twice.
create table lease (
    name   text        primary key,
    holder text        not null,
    until  timestamptz not null
);

grant select, insert on audit_event to ${app_role};
grant select, insert, update, delete on outbox, lease to ${app_role};
