-- The vocabulary of the index, to find the word that was meant.
CREATE VIRTUAL TABLE story_terms USING fts5vocab(story_words, 'row');
