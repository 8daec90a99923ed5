-- When a document last came into the index: saved searches look at what came since they last looked.
create table indexed_document (
    document_id bigint      primary key references document (id),
    indexed_at  timestamptz not null
);
create index indexed_document_by_time on indexed_document (indexed_at);

create table saved_search (
    id            bigint      generated always as identity primary key,
    account_id    bigint      not null references account (id),
    name          text        not null check (length(name) between 1 and 100),
    -- text and filters, as the person chose them
    query         jsonb       not null,
    created_at    timestamptz not null,
    -- what came into the index up to here has been looked at
    checked_until timestamptz not null
);
create index saved_search_by_account on saved_search (account_id);

create table saved_search_hit (
    saved_search_id bigint      not null references saved_search (id) on delete cascade,
    document_id     bigint      not null references document (id),
    found_at        timestamptz not null,
    seen            boolean     not null default false,
    primary key (saved_search_id, document_id)
);
create index saved_search_hit_unseen on saved_search_hit (saved_search_id) where not seen;

grant select, insert, update, delete on indexed_document, saved_search, saved_search_hit to ${app_role};
grant usage, select on all sequences in schema public to ${app_role};
