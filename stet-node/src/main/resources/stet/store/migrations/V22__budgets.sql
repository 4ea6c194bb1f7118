-- What somebody decided that one outlet may be asked at most; what has no row follows the settings.
create table budget (
    outlet        text   not null primary key references outlet (id),
    site          text   not null,  -- of its home page
    per_hour      real,             -- requests an hour; null for what the settings say
    bytes_per_day bigint            -- received of that site in any 24 hours; null for what the settings say
);
create index budget_site on budget (site);
