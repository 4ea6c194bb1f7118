-- The same bytes again are a short record that refers to the one that holds them (WARC 1.1, section 6.7).
alter table capture add column same_as bigint;  -- the capture that holds them; no row of this table is ever taken away
create index capture_same on capture (same_as) where same_as is not null;

-- Bytes that were given up by what was decided on retention: the row stays, with its digests, and points at no record.
alter table capture add column dropped bigint;

-- Why the whole watch pauses, while it does.
create table pause (
    nr    integer not null primary key,  -- 1
    since bigint  not null,
    free  bigint  not null,  -- bytes that the disk had left then
    least bigint  not null   -- bytes that it has to have
);
