-- Who opened which document last, for “read recently” and “much read”; no evidence, that is the audit trail.
create table document_reading (
    document_id bigint      not null references document (id),
    person_id   bigint      not null references person (id),
    read_at     timestamptz not null,
    primary key (document_id, person_id)
);
create index document_reading_by_person on document_reading (person_id, read_at desc);
create index document_reading_by_time on document_reading (read_at);

-- the newest documents that a token opens
create index document_access_newest on document_access (token, granted_at desc);

-- the same document from two places
create index document_by_symbol on document (symbol, issued_date);

grant select, insert, update, delete on document_reading to ${app_role};
