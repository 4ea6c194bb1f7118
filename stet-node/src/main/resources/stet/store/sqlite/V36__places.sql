-- The number of a revision's row is its place, so that a list of changes finds its lines side by side, without asking an
-- index for each. What has no place has a number of its own.
create table told (
    nr            integer not null primary key,
    article       integer not null references article (nr),
    number        integer not null,  -- of the newer version
    prior         integer not null,
    at            bigint  not null,
    not_before    bigint,
    outlet        text    not null references outlet (id),
    language      text    not null,  -- primary subtag
    significance  integer not null,  -- 0 minor, 1 notable, 2 major
    kinds         text    not null,  -- ",HEADLINE,FIGURE,"
    line          text    not null,
    words_added   integer not null,
    words_removed integer not null,
    comparer      integer not null,
    body          blob    not null,
    unique (article, number)
);

insert into told (nr, article, number, prior, at, not_before, outlet, language, significance, kinds, line, words_added,
    words_removed, comparer, body)
select p.nr, r.article, r.number, r.prior, r.at, r.not_before, r.outlet, r.language, r.significance, r.kinds, r.line,
    r.words_added, r.words_removed, r.comparer, r.body
from place p
cross join revision r on r.article = p.article and r.number = p.number  -- in this order
order by p.nr;

insert into told (nr, article, number, prior, at, not_before, outlet, language, significance, kinds, line, words_added,
    words_removed, comparer, body)
select (select max(0, coalesce(max(nr), 0)) from place) + row_number() over (order by at, article, number),
    article, number, prior, at, not_before, outlet, language, significance, kinds, line, words_added, words_removed, comparer,
    body
from revision
where not exists (select 1 from told where told.article = revision.article and told.number = revision.number);

drop table revision;
alter table told rename to revision;

create index revision_line on revision (article, number, kinds, significance, line, words_added, words_removed, comparer);
