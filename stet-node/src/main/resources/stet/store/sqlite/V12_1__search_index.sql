-- The index keeps no text, only where each term stands. Its rows are articles (by their nr) and changes (by altered.nr).
create virtual table article_text using fts5 (
    body, headline, author, scope,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
create virtual table change_text using fts5 (
    removed, added, scope,
    content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
);
