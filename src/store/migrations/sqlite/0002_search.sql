-- The words of a story as the analyser wrote them (folded, bigrams for Chinese, Japanese, Korean):
-- SQLite splits them at blanks and does nothing more.
CREATE VIRTUAL TABLE story_words USING fts5 (
  words,
  content = '',
  contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0"
);
