-- Each entry knows in which blocks its number lies, so that the newest that fit are found without all that do. The index is
-- made anew for that, while reading goes on.
truncate change_text, article_text;

update altered set comparer = 0;

insert into unindexed (article, mark)
select nr, 1 from article where versions > 0
on conflict (article) do update set mark = unindexed.mark + 1;
