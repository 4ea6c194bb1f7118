-- What the looks at an outlet came to, counted in spans of six hours. Spans older than four weeks are added up in span 0.
create table tally (
    outlet text    not null references outlet (id),
    span   bigint  not null,  -- when it began; 0 for all that is older
    what   text    not null,  -- seed.ANSWER, article.ANSWER, first, revision, return, length
    many   bigint  not null,
    primary key (outlet, span, what)
);

-- What was wrong with an outlet, and since when.
create table alert (
    nr      integer          not null primary key,
    outlet  text             not null references outlet (id),
    kind    text             not null,
    since   bigint           not null,
    why     text             not null,
    usual   double precision not null,
    cleared bigint                      -- when it was over; null while it lasts
);
create index alert_outlet on alert (outlet, since);
create unique index alert_standing on alert (outlet, kind) where cleared is null;
