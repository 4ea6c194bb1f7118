-- What an outlet's pages have taught about its furniture: fingerprints of blocks that stand on the pages of several
-- articles, and of places that change at every look. Learned from every walk; may be deleted at any time, and is learned anew.
create table memory (
    outlet    text    not null primary key references outlet (id),
    extractor integer not null,  -- the version of the extractor that it was learned with
    lessons   integer not null,  -- how many it was taught; grows with every write
    body      blob    not null
);
