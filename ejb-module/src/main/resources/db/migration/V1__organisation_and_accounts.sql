-- Units, people, positions and terms; accounts, sessions and the throttle of sign-ins.
-- Intervals of validity: valid_from is the first day, valid_to the first day no longer valid (null = open).

create table org_unit (
    id             bigint generated always as identity primary key,
    code           text not null unique check (code <> ''),
    name           text not null check (name <> ''),
    short_name     text not null check (short_name <> ''),
    kind           text not null check (kind in ('KHOI', 'GRASSROOTS', 'CELL')),
    symbol         text not null check (symbol <> ''),
    has_seal       boolean not null,
    group_name     text,
    valid_from     date not null,
    valid_to       date check (valid_to >= valid_from),
    predecessor_id bigint references org_unit
);
create index org_unit_predecessor on org_unit (predecessor_id);

-- Who is above whom, and when: every unit is its own ancestor at depth 0.
create table org_closure (
    id            bigint generated always as identity primary key,
    ancestor_id   bigint not null references org_unit,
    descendant_id bigint not null references org_unit,
    depth         smallint not null check (depth >= 0),
    valid_from    date not null,
    valid_to      date check (valid_to >= valid_from),
    unique (ancestor_id, descendant_id, valid_from),
    check ((depth = 0) = (ancestor_id = descendant_id))
);
create index org_closure_upwards on org_closure (descendant_id, depth);

-- From the day after the closing of one congress to the closing day of the next.
create table unit_term (
    id         bigint generated always as identity primary key,
    unit_id    bigint not null references org_unit,
    name       text not null check (name <> ''),
    valid_from date not null,
    valid_to   date check (valid_to >= valid_from),
    unique (unit_id, valid_from)
);

create table person (
    id         bigint generated always as identity primary key,
    full_name  text not null check (full_name <> ''),
    created_at timestamptz not null default now()
);

create table position_holding (
    id         bigint generated always as identity primary key,
    person_id  bigint not null references person,
    unit_id    bigint not null references org_unit,
    position   text not null check (position in
                   ('SECRETARY', 'DEPUTY_SECRETARY', 'CHIEF_OF_OFFICE', 'CLERK', 'SPECIALIST', 'MEMBER')),
    valid_from date not null,
    valid_to   date check (valid_to >= valid_from)
);
create index position_holding_person on position_holding (person_id);
create index position_holding_unit on position_holding (unit_id, position);
create unique index position_holding_once on position_holding (person_id, unit_id, position)
    where valid_to is null;

create table account (
    id                       bigint generated always as identity primary key,
    login_name               text not null unique check (login_name = lower(login_name) and login_name <> ''),
    person_id                bigint not null references person,
    password_hash            text not null check (password_hash like '$argon2id$%'),
    -- not null = a temporary password: good for one sign-in until then, and must be changed
    password_temporary_until timestamptz,
    administrator            boolean not null default false,
    status                   text not null check (status in ('ACTIVE', 'DISABLED')),
    created_at               timestamptz not null,
    last_sign_in_at          timestamptz
);
create index account_person on account (person_id);

create table account_session (
    -- hex; the token itself is known to the browser only
    token_sha256 text primary key check (token_sha256 ~ '^[0-9a-f]{64}$'),
    account_id   bigint not null references account,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    address      text not null,
    user_agent   text not null
);
create index account_session_account on account_session (account_id);
create index account_session_last_seen on account_session (last_seen_at);

-- Keys are hashes, because people type passwords into the field of the login name.
create table sign_in_throttle (
    key             text primary key check (key ~ '^[0-9a-f]{64}$'),
    failures        integer not null default 0 check (failures >= 0),
    -- from here on the next try is free; ahead of now it is what the bucket has lent
    next_at         timestamptz not null,
    last_success_at timestamptz,
    touched_at      timestamptz not null
);
create index sign_in_throttle_touched on sign_in_throttle (touched_at);

-- The code that makes the first administrator; there is never more than one.
create table set_up_code (
    id         smallint primary key check (id = 1),
    code_hash  text not null,
    expires_at timestamptz not null,
    tries_left smallint not null check (tries_left >= 0)
);

grant select, insert, update on org_unit, org_closure, unit_term, person, position_holding, account to ${app_role};
grant select, insert, update, delete on account_session, sign_in_throttle, set_up_code to ${app_role};
-- EclipseLink reads a new id with lastval()
grant usage, select on all sequences in schema public to ${app_role};
