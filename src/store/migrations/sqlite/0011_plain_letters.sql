-- Letters that have no accent to take off have a plain form in keys now (`tags::fold`). Where that key is taken,
-- the row stays as it was: nothing is lost, and the other row is found.
UPDATE OR IGNORE tracked_tags SET tag_key =
  replace(replace(replace(replace(replace(replace(replace(replace(replace(tag_key, 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i')
  WHERE tag_key <> replace(replace(replace(replace(replace(replace(replace(replace(replace(tag_key, 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i');
UPDATE OR IGNORE story_tags SET tag_key =
  replace(replace(replace(replace(replace(replace(replace(replace(replace(tag_key, 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i')
  WHERE tag_key <> replace(replace(replace(replace(replace(replace(replace(replace(replace(tag_key, 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i');
UPDATE OR IGNORE story_speakers SET speaker_key =
  replace(replace(replace(replace(replace(replace(replace(replace(replace(speaker_key, 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i')
  WHERE speaker_key <> replace(replace(replace(replace(replace(replace(replace(replace(replace(speaker_key, 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i');
UPDATE OR IGNORE share_tags SET tag_key =
  replace(replace(replace(replace(replace(replace(replace(replace(replace(tag_key, 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i')
  WHERE tag_key <> replace(replace(replace(replace(replace(replace(replace(replace(replace(tag_key, 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i');
UPDATE OR IGNORE follows SET tag_key =
  replace(replace(replace(replace(replace(replace(replace(replace(replace(tag_key, 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i')
  WHERE tag_key <> replace(replace(replace(replace(replace(replace(replace(replace(replace(tag_key, 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i');
UPDATE OR IGNORE alerts SET tag_key =
  replace(replace(replace(replace(replace(replace(replace(replace(replace(tag_key, 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i')
  WHERE tag_key <> replace(replace(replace(replace(replace(replace(replace(replace(replace(tag_key, 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'ħ', 'h'), 'ı', 'i');
