-- Both databases speak this.

-- Where the story was shared: who is to be told of it is the work of the process that hears of that server.
ALTER TABLE alerts ADD COLUMN guild_id BIGINT NOT NULL DEFAULT 0;
UPDATE alerts SET guild_id = (SELECT shares.guild_id FROM shares WHERE shares.share_id = alerts.share_id);
