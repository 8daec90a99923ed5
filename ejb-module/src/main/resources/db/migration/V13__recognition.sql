-- Legacy encodings that were converted on the way, separated by blanks.
alter table extraction add column encodings text not null default '';

-- Files with pages that are pictures and wait to be read optically, in the background. A row lives as
-- long as pages are left to try.
create table recognition (
    sha256    char(64)    primary key references blob (sha256),
    pages     int         not null check (pages >= 1),
    done      int         not null default 0 check (done between 0 and pages),
    due_at    timestamptz not null,
    reason    text        not null default ''
);
create index recognition_due on recognition (due_at);
create index document_version_by_file on document_version (sha256);
create index attachment_by_file on attachment (sha256);

grant delete on extraction to ${app_role};
grant select, insert, update, delete on recognition to ${app_role};
