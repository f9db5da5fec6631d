-- Both databases speak this.

-- What a story is compared by, as JSON; empty for those saved before.
ALTER TABLE stories ADD COLUMN likeness TEXT;

-- Where the reply stands, if not in the channel of the post: in the thread that was opened for it.
ALTER TABLE posts ADD COLUMN reply_channel BIGINT;
-- 1: another bot or a webhook posted it.
ALTER TABLE posts ADD COLUMN by_program BIGINT NOT NULL DEFAULT 0;

-- Small cards are one of several modes now.
UPDATE guilds SET settings = replace(settings, '"compact":true', '"mode":"compact"');

-- Who wants to hear of a tag.
CREATE TABLE follows (
  guild_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  tag_key TEXT NOT NULL,
  display TEXT NOT NULL,
  -- direct | mention | closed (direct, but this member takes no direct messages)
  way TEXT NOT NULL,
  PRIMARY KEY (guild_id, user_id, tag_key)
);
CREATE INDEX follows_tag ON follows (guild_id, tag_key);

-- What followers are to be told: the direct ones until they are sent, the mentions as long as the
-- card stands.
CREATE TABLE alerts (
  alert_id BIGINT PRIMARY KEY,
  share_id BIGINT NOT NULL REFERENCES shares (share_id) ON DELETE CASCADE,
  user_id BIGINT NOT NULL,
  tag_key TEXT NOT NULL,
  display TEXT NOT NULL,
  way TEXT NOT NULL,
  -- The direct message that carries it: the first alert in that.
  batch BIGINT,
  created_at BIGINT NOT NULL,
  UNIQUE (share_id, user_id, tag_key)
);
CREATE INDEX alerts_due ON alerts (created_at) WHERE way = 'direct';
CREATE INDEX alerts_user ON alerts (user_id);
