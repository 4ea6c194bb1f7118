-- Every change in the order in which it was recorded: revisions, and events in the lives of articles. Nothing comes in
-- below what is there, so what stands below a number is settled; the order of time is not, since of two looks at once the
-- later one may be recorded first. Small rows, by which a view is found and counted without its texts.
create table place (
    nr           integer not null primary key,
    article      integer not null references article (nr),
    number       integer,          -- of the newer version; null for an event
    event        integer references event (nr),  -- null for a revision
    at           bigint  not null,
    outlet       text    not null references outlet (id),
    language     text    not null,
    significance integer not null,
    kinds        text    not null  -- empty for an event
);

insert into place (nr, article, number, event, at, outlet, language, significance, kinds)
select row_number() over (order by at, article, number, event),
       article, number, event, at, outlet, language, significance, kinds
from (
    select article, number, null as event, at, outlet, language, significance, kinds from revision
    union all
    select article, null, nr, at, outlet, language, significance, '' from event
) as told;

create unique index place_article on place (article, number, event);
create index place_outlet on place (outlet, nr);
create index place_event on place (event) where event is not null;
