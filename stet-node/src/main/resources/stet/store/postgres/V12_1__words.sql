-- The index keeps no text, only which terms and which pairs of them there are. Its rows are articles (by their nr) and
-- changes (by altered.nr).
create table article_text (
    nr    bigint   not null primary key,
    words tsvector not null
);
create index article_text_words on article_text using gin (words);
create table change_text (
    nr    bigint   not null primary key,
    words tsvector not null
);
create index change_text_words on change_text using gin (words);
