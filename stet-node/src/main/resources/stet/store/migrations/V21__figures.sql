-- The archive in figures, kept in the transactions that change them, so that no page counts what is kept.
alter table outlet add column articles integer not null default 0;  -- with at least one version
alter table outlet add column changed integer not null default 0;   -- with more than one
alter table outlet add column versions integer not null default 0;
alter table outlet add column last_success bigint;                  -- the last look that got a usable answer

update outlet set
    articles = (select count(*) from article where article.outlet = outlet.id and article.versions > 0),
    changed = (select count(*) from article where article.outlet = outlet.id and article.versions > 1),
    versions = (select coalesce(sum(article.versions), 0) from article where article.outlet = outlet.id),
    last_success = (select max(target.last_success) from target where target.outlet = outlet.id);

-- How many changes of each sort there are.
create table census (
    outlet       text    not null references outlet (id),
    language     text    not null,
    significance integer not null,
    kinds        text    not null,  -- as in place
    many         bigint  not null,
    primary key (outlet, language, significance, kinds)
);
insert into census (outlet, language, significance, kinds, many)
select outlet, language, significance, kinds, count(*) from place group by outlet, language, significance, kinds;

-- By these a page of any view is found from its newest change on.
create index place_at on place (at);
create index place_outlet_at on place (outlet, at);

-- What is still looked at, and when next.
create index target_open on target (outlet, due) where due is not null;
