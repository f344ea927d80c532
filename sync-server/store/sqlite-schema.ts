/**
 * The tables of one practice's file. `format` rises when they change; an unknown one refuses to open. `places` is the index of `entries` by
 * chain, complete up to the number `meta.indexed` (see `entry-tail.ts`).
 */

export const SQLITE_FORMAT = 1;

export const SCHEMA = `
  CREATE TABLE meta (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    format INTEGER NOT NULL,
    practice BLOB NOT NULL,
    log_id BLOB NOT NULL,
    indexed INTEGER NOT NULL DEFAULT 0,
    is_copy INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE log (idx INTEGER PRIMARY KEY, record BLOB NOT NULL) STRICT;
  CREATE TABLE chains (
    chain INTEGER PRIMARY KEY,
    device TEXT NOT NULL,
    scope TEXT NOT NULL,
    UNIQUE (scope, device)
  ) STRICT;
  CREATE TABLE entries (
    number INTEGER PRIMARY KEY,
    chain INTEGER NOT NULL,
    incarnation INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    hash BLOB NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE TABLE places (
    chain INTEGER NOT NULL,
    incarnation INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (chain, incarnation, counter)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE snapshots (
    arrival INTEGER PRIMARY KEY,
    scope TEXT NOT NULL,
    document TEXT NOT NULL,
    covers INTEGER NOT NULL,
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX snapshots_of_document ON snapshots (scope, document, covers, size);
  CREATE TABLE joins (
    arrival INTEGER PRIMARY KEY,
    invite TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX joins_of_invite ON joins (invite);
  CREATE TABLE usage (
    day INTEGER PRIMARY KEY,
    kept_bytes INTEGER NOT NULL,
    passing_bytes INTEGER NOT NULL
  ) STRICT;
`;
