-- Both databases speak this.

-- Public threads that stories were shared in, with what they hang on: Discord tells of open ones alone.
CREATE TABLE threads (
  thread_id BIGINT PRIMARY KEY,
  guild_id BIGINT NOT NULL,
  parent_id BIGINT NOT NULL
);
