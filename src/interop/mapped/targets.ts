import type { Target } from "./field.ts";
import { recordTargets } from "./targets-record.ts";
import { rosterTargets } from "./targets-roster.ts";

/** Everything a row of a file can become, by name. A kind of entry, or what the roster holds. */
export const targets = { ...rosterTargets, ...recordTargets };

/** Names of everything that a row can become. */
export type TargetName = keyof typeof targets;
export const targetNames = Object.keys(targets) as TargetName[]; // its own keys

/** A target by name, seen as one of many. */
export const targetOf = (name: TargetName): Target => targets[name];
