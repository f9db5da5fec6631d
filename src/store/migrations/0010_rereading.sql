-- Both databases speak this.

-- When a story's page is asked for again.
CREATE TABLE rereads (
  story_id BIGINT PRIMARY KEY REFERENCES stories (story_id) ON DELETE CASCADE,
  -- Where the page was found in the end.
  url TEXT NOT NULL,
  -- What the site gave for asking whether it has changed.
  etag TEXT,
  last_modified TEXT,
  first_read_at BIGINT NOT NULL,
  -- How often it was asked for again.
  step BIGINT NOT NULL,
  -- NULL: no more.
  due_at BIGINT
);
CREATE INDEX rereads_due ON rereads (due_at) WHERE due_at IS NOT NULL;

-- How a story was worded before it was changed.
CREATE TABLE wordings (
  story_id BIGINT NOT NULL REFERENCES stories (story_id) ON DELETE CASCADE,
  replaced_at BIGINT NOT NULL,
  headline TEXT NOT NULL,
  -- The key quote, if there was one.
  quote TEXT,
  PRIMARY KEY (story_id, replaced_at)
);
