import { v7, validate } from "uuid";

/** A new id: UUID version 7 (RFC 9562 §5.7), so that ids made later sort later. Made by us, because PostgreSQL before 18 cannot. */
export function newId(): string {
  const random = sixteenBytes();
  const now = Date.now();
  if (now > clock) [clock, sequence] = [now, new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1];
  else sequence += 1;
  return v7({ random, msecs: clock, seq: sequence });
}

let clock = 0;
/** Orders the ids of one millisecond: 32 bits of which the first is free, so that it does not run over (§6.2, method 1). */
let sequence = 0;

/** Drawn many at once: an import makes millions of ids, and asking the system for each takes longer than all the rest of it. */
function sixteenBytes(): Uint8Array {
  if (drawn === pool.length) {
    crypto.getRandomValues(pool);
    drawn = 0;
  }
  drawn += 16;
  return pool.subarray(drawn - 16, drawn);
}
const pool = new Uint8Array(4_096);
let drawn = pool.length;

/** Below every id that is made from an instant on, given in ms: where a list by id is cut by time. */
export const idAt = (instant: number): string => v7({ random: new Uint8Array(16), msecs: instant, seq: 0 });
/** The instant, in ms, at which an id of ours was made. */
export const instantOf = (id: string): number => Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);

/** Whether `text` is a UUID of any version, which is all that may reach a `uuid` column or a literal `SET LOCAL`. */
export const isId = (text: unknown): text is string => typeof text === "string" && validate(text);

/** The circle of what belongs to no circle. A constant, so that a digest's primary key needs no null. */
export const noCircle = "00000000-0000-0000-0000-000000000000";
