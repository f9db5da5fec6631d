-- Both databases speak this.

-- A member may post again in the very second in which what they posted was forgotten: ids order the two. Those of
-- messages begin with the milliseconds since 2015, before 22 other bits.
ALTER TABLE forgotten ADD COLUMN before_message BIGINT NOT NULL DEFAULT 0;
UPDATE forgotten SET before_message = ((forgotten_at + 1) * 1000 - 1420070400000) * 4194304;
