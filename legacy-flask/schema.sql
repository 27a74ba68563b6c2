-- One table. The database is made from this file and seed.sql when the app first starts.
CREATE TABLE movies (
  id       TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),         -- UUID version 4
  title    TEXT NOT NULL CHECK (length(trim(title)) > 0),
  rating   REAL NOT NULL CHECK (rating >= 0 AND rating <= 10),        -- 0 to 10
  synopsis TEXT NOT NULL CHECK (length(trim(synopsis)) > 0),
  poster   TEXT NOT NULL CHECK (length(poster) > 0)                   -- a file name in posters/
);
