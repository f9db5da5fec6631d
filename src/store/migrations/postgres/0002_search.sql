-- The words of a story as the analyser wrote them (folded, bigrams for Chinese, Japanese, Korean).
CREATE TABLE story_words (
  story_id BIGINT PRIMARY KEY REFERENCES stories (story_id) ON DELETE CASCADE,
  words TSVECTOR NOT NULL
);
CREATE INDEX story_words_index ON story_words USING GIN (words);
