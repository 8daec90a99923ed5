-- Content, documents, signatures, and the ways they travel. Times are UTC; deadlines are instants.

create table blob (
    sha256      char(64)    primary key,
    size        bigint      not null check (size > 0),
    media_type  text        not null,
    created_at  timestamptz not null
);

create table upload (
    id          text        primary key,
    account_id  bigint      not null references account (id),
    file_name   text        not null,
    size        bigint      not null check (size > 0),
    created_at  timestamptz not null
);

create table document (
    id              bigint      generated always as identity primary key,
    kind            text        not null check (kind in ('DIRECTIVE', 'REPORT', 'ARCHIVE')),
    status          text        not null check (status in ('DRAFT', 'AWAITING_SIGNATURE', 'SIGNED', 'SEALED',
                                'PUBLISHED', 'SUBMITTED', 'REGISTERED', 'ASSIGNED', 'COMPLETED', 'RETURNED', 'ARCHIVED')),
    type_code       text        not null,
    symbol          text        not null,
    issued_date     date        not null,
    issuer_unit     bigint      references org_unit (id),
    issuer_name     text        not null,
    owner_unit      bigint      not null references org_unit (id),
    subject         text        not null check (length(subject) between 1 and 500),
    urgency         text        not null check (urgency in ('NORMAL', 'URGENT', 'VERY_URGENT', 'FLASH')),
    signer_person   bigint      references person (id),
    signer_name     text,
    answers         bigint      references document (id),
    drafted_by      bigint      not null references person (id),
    created_at      timestamptz not null,
    changed_at      timestamptz not null,
    current_ordinal int         not null check (current_ordinal >= 1),
    index_version   bigint      not null default 0,
    row_version     bigint      not null default 0
);
create index document_by_owner on document (owner_unit, status);
create index document_by_signer on document (signer_person, status);

create table document_version (
    id          bigint      generated always as identity primary key,
    document_id bigint      not null references document (id),
    ordinal     int         not null check (ordinal >= 1),
    stage       text        not null check (stage in ('DRAFT', 'SIGNED', 'SEALED', 'RECEIVED')),
    sha256      char(64)    not null references blob (sha256),
    file_name   text        not null,
    pages       int         not null check (pages >= 1),
    created_by  bigint      not null references person (id),
    created_at  timestamptz not null,
    unique (document_id, ordinal)
);
create index document_version_by_blob on document_version (sha256);

create table attachment (
    id          bigint      generated always as identity primary key,
    document_id bigint      not null references document (id),
    ordinal     int         not null,
    sha256      char(64)    not null references blob (sha256),
    file_name   text        not null,
    unique (document_id, ordinal)
);

-- Who may see a document: one row a token. p:<person>, o:<officers of a unit>,
-- s:<staff of a unit>, m:<members of a unit and of all below it>.
create table document_access (
    document_id bigint      not null references document (id),
    token       text        not null check (token ~ '^[posm]:[0-9]+$'),
    reason      text        not null,
    granted_at  timestamptz not null,
    primary key (document_id, token)
);
create index document_access_by_token on document_access (token, document_id);

create table signing_key (
    label          text    primary key,
    holder_person  bigint  references person (id),
    holder_unit    bigint  references org_unit (id),
    certificate    bytea   not null,
    sha256         char(64) not null,
    not_after      timestamptz not null,
    check ((holder_person is null) <> (holder_unit is null))
);

-- An act of signing or sealing: which version it made, from which one, and for whom.
create table signing_act (
    id                 bigint      generated always as identity primary key,
    document_id        bigint      not null references document (id),
    based_on           int         not null,
    ordinal            int         not null,
    kind               text        not null check (kind in ('SIGN', 'SEAL')),
    person_id          bigint      not null references person (id),
    unit_id            bigint      not null references org_unit (id),
    certificate_sha256 char(64)    not null,
    level              text        not null,
    at                 timestamptz not null,
    unique (document_id, based_on, kind)
);

create table signature_verdict (
    document_id    bigint      not null references document (id),
    ordinal        int         not null,
    indication     text        not null check (indication in ('TOTAL_PASSED', 'INDETERMINATE', 'TOTAL_FAILED', 'NO_SIGNATURE')),
    sub_indication text,
    retryable      boolean     not null,
    report         jsonb       not null,
    judged_at      timestamptz not null,
    primary key (document_id, ordinal)
);

create table dispatch (
    document_id     bigint      primary key references document (id),
    published_by    bigint      not null references person (id),
    published_at    timestamptz not null,
    open_to_members boolean     not null
);

-- status_code: the codes of QĐ 28/2018 (01 delivered … 16 recall refused)
create table dispatch_recipient (
    document_id     bigint      not null references dispatch (document_id),
    unit_id         bigint      not null references org_unit (id),
    status_code     char(2)     not null check (status_code in ('01', '02', '03', '04', '05', '06', '13', '15', '16')),
    opened_at       timestamptz,
    opened_by       bigint      references person (id),
    acknowledged_at timestamptz,
    acknowledged_by bigint      references person (id),
    primary key (document_id, unit_id)
);
create index dispatch_recipient_by_unit on dispatch_recipient (unit_id);

create table obligation (
    id           bigint      generated always as identity primary key,
    directive    bigint      not null references document (id),
    unit_id      bigint      not null references org_unit (id),
    kind         text        not null check (kind in ('ACKNOWLEDGE', 'REPORT')),
    ask          text        not null,
    due_at       timestamptz,
    fulfilled_at timestamptz,
    fulfilled_by bigint      references document (id),
    unique (directive, unit_id, kind)
);
create index obligation_open on obligation (unit_id) where fulfilled_at is null;

create table submission (
    id              bigint      generated always as identity primary key,
    document_id     bigint      not null references document (id),
    ordinal         int         not null,
    unit_id         bigint      not null references org_unit (id),
    recipient_unit  bigint      not null references org_unit (id),
    obligation_id   bigint      references obligation (id),
    submitted_by    bigint      not null references person (id),
    idempotency_key text        not null check (length(idempotency_key) between 8 and 100),
    received_at     timestamptz not null,
    judgement       text        not null check (judgement in ('ACCEPTED', 'AWAITING_CHECK')),
    returned_at     timestamptz,
    return_reason   text,
    unique (unit_id, idempotency_key),
    unique (document_id, ordinal)
);

create table receipt (
    id             text        primary key check (id ~ '^[0-9a-f-]{36}$'),
    submission_id  bigint      not null unique references submission (id),
    document_id    bigint      not null references document (id),
    sha256         char(64)    not null,
    size           bigint      not null,
    received_at    timestamptz not null,
    due_at         timestamptz,
    verdict        text        not null check (verdict in ('ON_TIME', 'LATE', 'NO_DEADLINE')),
    seconds_late   bigint      not null check (seconds_late >= 0),
    issued_at      timestamptz not null
);

create table number_series (
    scope text   not null,
    year  int    not null,
    last  bigint not null check (last >= 1),
    primary key (scope, year)
);

create table register_entry (
    id             bigint      generated always as identity primary key,
    unit_id        bigint      not null references org_unit (id),
    year           int         not null,
    arrival_number bigint      not null,
    document_id    bigint      not null unique references document (id),
    arrival_date   date        not null,
    note           text,
    registered_by  bigint      not null references person (id),
    registered_at  timestamptz not null,
    unique (unit_id, year, arrival_number)
);

create table assignment (
    id           bigint      generated always as identity primary key,
    document_id  bigint      not null references document (id),
    person_id    bigint      not null references person (id),
    part         text        not null check (part in ('LEAD', 'COOPERATING', 'FOR_INFORMATION')),
    opinion      text        not null,
    due_at       timestamptz,
    assigned_by  bigint      not null references person (id),
    assigned_at  timestamptz not null,
    seen_at      timestamptz,
    completed_at timestamptz,
    result       text,
    unique (document_id, person_id)
);
create unique index assignment_one_lead on assignment (document_id) where part = 'LEAD';
create index assignment_by_person on assignment (person_id, completed_at);

-- What the extraction worker read from a file, kept so that each file is read once.
create table extraction (
    sha256       char(64)    primary key references blob (sha256),
    verdict      text        not null,
    reason       text        not null,
    pages        jsonb       not null,
    extracted_at timestamptz not null
);

grant select, insert, update on extraction to ${app_role};
grant select, insert on blob, document_version, attachment, signing_act, receipt, dispatch to ${app_role};
grant select, insert, update, delete on upload, signing_key to ${app_role};
grant select, insert, update on document, signature_verdict, dispatch_recipient, obligation, submission,
    number_series, register_entry, assignment to ${app_role};
grant select, insert, delete on document_access to ${app_role};
-- EclipseLink reads a new id with lastval(); the grant of V1 is for the sequences of V1
grant usage, select on all sequences in schema public to ${app_role};
