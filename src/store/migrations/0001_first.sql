-- Both databases speak this. Ids are made by the application, times are seconds since 1970.

CREATE TABLE guilds (
  guild_id BIGINT PRIMARY KEY,
  -- Settings that differ from the defaults, as JSON.
  settings TEXT NOT NULL
);

CREATE TABLE watched (
  guild_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL PRIMARY KEY,
  added_at BIGINT NOT NULL
);
CREATE INDEX watched_guild ON watched (guild_id);

CREATE TABLE tracked_tags (
  guild_id BIGINT NOT NULL,
  tag_key TEXT NOT NULL,
  display TEXT NOT NULL,
  -- A JSON list.
  aliases TEXT NOT NULL,
  PRIMARY KEY (guild_id, tag_key)
);

CREATE TABLE stories (
  story_id BIGINT PRIMARY KEY,
  canonical_url TEXT NOT NULL UNIQUE,
  headline TEXT NOT NULL,
  outlet TEXT NOT NULL,
  published_at BIGINT,
  read_at BIGINT NOT NULL,
  -- The whole story, as JSON.
  story TEXT NOT NULL
);

CREATE TABLE story_tags (
  story_id BIGINT NOT NULL REFERENCES stories (story_id) ON DELETE CASCADE,
  tag_key TEXT NOT NULL,
  display TEXT NOT NULL,
  PRIMARY KEY (story_id, tag_key)
);
CREATE INDEX story_tags_key ON story_tags (tag_key);

-- Who speaks in a story.
CREATE TABLE story_speakers (
  story_id BIGINT NOT NULL REFERENCES stories (story_id) ON DELETE CASCADE,
  -- Folded like a tag's key.
  speaker_key TEXT NOT NULL,
  display TEXT NOT NULL,
  PRIMARY KEY (story_id, speaker_key)
);
CREATE INDEX story_speakers_key ON story_speakers (speaker_key);

-- The outbox: one row a message that has links. It is claimed by one insert, and is open until its
-- reply stands (or is known not to be due).
CREATE TABLE posts (
  message_id BIGINT PRIMARY KEY,
  guild_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  -- open | done | gone (deleted, and its reply must go too)
  state TEXT NOT NULL,
  -- Until then the process that claimed it is taken to be at work.
  lease_until BIGINT NOT NULL,
  -- 1: somebody asked for a card by name, so a failure is told.
  asked BIGINT NOT NULL,
  -- The bot's reply, once it stands.
  reply_id BIGINT,
  posted_at BIGINT NOT NULL
);
CREATE INDEX posts_open ON posts (lease_until) WHERE state <> 'done';
CREATE INDEX posts_reply ON posts (reply_id);
CREATE INDEX posts_channel ON posts (channel_id);

-- The links of a message.
CREATE TABLE shares (
  share_id BIGINT PRIMARY KEY,
  message_id BIGINT NOT NULL REFERENCES posts (message_id) ON DELETE CASCADE,
  guild_id BIGINT NOT NULL,
  channel_id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  -- As posted.
  url TEXT NOT NULL,
  canonical_url TEXT NOT NULL,
  -- pending | card | repost | not_news | failed | removed
  outcome TEXT NOT NULL,
  -- Why, for not_news and failed.
  detail TEXT,
  story_id BIGINT REFERENCES stories (story_id),
  shared_at BIGINT NOT NULL,
  UNIQUE (message_id, canonical_url)
);
CREATE INDEX shares_guild ON shares (guild_id, shared_at DESC);
CREATE INDEX shares_link ON shares (canonical_url);
CREATE INDEX shares_story ON shares (story_id, guild_id);

-- Tracked tags of the server that the shared story named.
CREATE TABLE share_tags (
  share_id BIGINT NOT NULL REFERENCES shares (share_id) ON DELETE CASCADE,
  tag_key TEXT NOT NULL,
  display TEXT NOT NULL,
  PRIMARY KEY (share_id, tag_key)
);
CREATE INDEX share_tags_key ON share_tags (tag_key);

-- People whose links are left alone.
CREATE TABLE ignored (
  user_id BIGINT PRIMARY KEY
);

-- Single facts about this installation.
CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

-- What a paged answer shows, so that its buttons work after a restart.
CREATE TABLE views (
  view_id BIGINT PRIMARY KEY,
  user_id BIGINT NOT NULL,
  -- The question, as JSON.
  question TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
