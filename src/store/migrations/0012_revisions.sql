-- Both databases speak this.

-- Grows when a post's links change: an answer to the links as they were does not close the post.
ALTER TABLE posts ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
-- The microsecond of the last edit, by Discord's clock: an older edit that arrives later changes nothing.
ALTER TABLE posts ADD COLUMN edited_at BIGINT NOT NULL DEFAULT 0;
