-- A version is found by the number of its row, which tells its article: the same numbers lie side by side on SQLite.
alter table version add column nr bigint;

update version set nr = article::bigint * 16777216 + number;

alter table version
    alter column nr set not null,
    drop constraint version_pkey,
    add primary key (nr),
    add check (nr = article::bigint * 16777216 + number);
