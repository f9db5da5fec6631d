-- Both databases speak this.

-- Members who wanted to be forgotten, for as long as histories are read back: what they posted before is left alone.
CREATE TABLE forgotten (
  user_id BIGINT PRIMARY KEY,
  forgotten_at BIGINT NOT NULL
);
