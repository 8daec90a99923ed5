-- The rebuild of the search index that runs or ran last; it goes on here after a restart.
create table index_rebuild (
    id         smallint    primary key check (id = 1),
    state      text        not null check (state in ('RUNNING', 'DONE', 'CANCELLED')),
    started_at timestamptz not null,
    started_by bigint      not null references person (id),
    total      bigint      not null check (total >= 0),
    done       bigint      not null check (done >= 0),
    -- every document up to this id is in the new index
    reached    bigint      not null,
    ended_at   timestamptz,
    -- why it stands still just now; null = it does not
    trouble    text
);

grant select, insert, update on index_rebuild to ${app_role};
