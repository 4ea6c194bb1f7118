-- The number of a revision's row is its place; what has no place has a number of its own. The same as on SQLite.
alter table revision add column nr bigint;

update revision set nr = place.nr
from place
where place.article = revision.article and place.number = revision.number;

update revision set nr = numbered.nr
from (
    select article, number,
        (select greatest(0, max(nr)) from place) + row_number() over (order by at, article, number) as nr
    from revision
    where nr is null
) as numbered
where numbered.article = revision.article and numbered.number = revision.number;

alter table revision
    alter column nr set not null,
    drop constraint revision_pkey,
    add primary key (nr),
    add unique (article, number);
