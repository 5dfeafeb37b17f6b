import type { Readable } from "node:stream";

/** A part of the bytes, both ends included. */
export interface ByteSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the bytes of files lie, by their SHA-256 in hex. It knows nothing of who they belong to: a caller has asked the door.
 * What was put is there whole or not at all, whatever breaks in between.
 */
export interface BlobStore {
  /** Keeps the bytes of the file at `path`, which stays until who sent it no longer needs it. The same bytes twice are kept once. */
  put(hash: string, path: string): Promise<void>;
  /** Whether they are here. */
  has(hash: string): Promise<boolean>;
  /** The bytes as a stream. Rejects before the first one where they are not here. */
  read(hash: string, span?: ByteSpan): Promise<Readable>;
  /** No error where they are not here. */
  remove(hash: string): Promise<void>;
  /** All there are, with the instant in ms since which; for the sweep that compares them with the tables. */
  list(): AsyncIterable<{ readonly hash: string; readonly since: number }>;
}
