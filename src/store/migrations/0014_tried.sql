-- Both databases speak this.

-- 1 while a reply may have been posted that is not written down: a call that was answered with an error may have
-- had its effect.
ALTER TABLE posts ADD COLUMN tried BIGINT NOT NULL DEFAULT 0;
