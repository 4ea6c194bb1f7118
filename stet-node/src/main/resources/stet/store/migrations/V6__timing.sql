-- What the schedule carries from look to look: of each outlet its habits and its purse, of each article its pulse.

create table timing (
    outlet  text    not null primary key references outlet (id),
    version integer,             -- of the meaning of the tallies; null while nothing was learned
    tallies blob,                -- big-endian doubles
    tokens  real    not null,    -- requests that the budget holds
    base    real    not null,    -- natural logarithm of the price to which the budget tends
    at      bigint  not null     -- when it held so many
);

create table pulse (
    article      integer not null primary key references article (nr),
    born         bigint  not null,  -- from when its age counts
    section      text    not null,
    live         integer not null,  -- 1 for a page that is written as things happen
    sure         bigint,            -- the last look that told how its text stands; null while one is owed
    edits        real    not null,
    expected     real    not null,
    stir         real    not null,  -- edits per hour
    fresh_until  bigint,
    feed         bigint,            -- the time of the last hint of each kind since `sure`
    title        bigint,
    sitemap      bigint,
    listed_title text,              -- its title in the seed that named it first, as last read there
    listed_by    integer references target (nr)
);

insert into pulse (article, born, section, live, sure, edits, expected, stir)
select article.nr,
       case when article.published < target.first_seen then article.published else target.first_seen end,
       article.section, 0, target.last_success, 0, 0, 0
from article join target on target.nr = article.nr
where article.versions > 0;
