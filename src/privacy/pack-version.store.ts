import type { Transaction } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import type { PackChange } from "./school-pack.ts";

interface VersionRow extends Record<string, unknown> {
  id: string;
  number: number;
  changes: PackChange[];
  both_sign: boolean;
  note: string;
  proposed_at: string;
  activated_at: string | null;
  withdrawn_at: string | null;
  is_yours: boolean;
  proposed_by: string | null;
  activated_by: string | null;
  installed: string | null;
}
const versions = statement<VersionRow>(
  "privacy.pack-versions",
  `select id, number, changes, both_sign, note, proposed_at, activated_at, withdrawn_at, is_yours, proposed_by, activated_by, installed
  from door.pack_version order by number desc limit 200`,
);

/** Versions of the school's own rules, newest first: for an administrator of the whole installation, else none. */
export const listPackVersions = (door: Transaction) => door.rows(versions);
