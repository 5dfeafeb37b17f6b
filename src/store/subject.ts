import { isId } from "../kernel/id.ts";
import type { Database, Transaction } from "./connect.ts";

/**
 * The only place that sets the subject of a transaction (a test greps for others). A literal, because `set_config` does not
 * reach the workers of a cluster, and directly after BEGIN, because a setting inside a savepoint does not either. Exported for
 * `daypack db role-test`, which tries it as an attacker would.
 */
export function settingOf(subjectId: string): string {
  if (!isId(subjectId)) throw new Error("a subject is a UUID");
  return `set local daypack.subject = '${subjectId}'`;
}

/**
 * Runs `work` as one subject: what it reads through the door is what that subject may read. Give it an id from a verified
 * session row or from an administrator's command, never from a request field. Rows are the caller's only after commit.
 */
export function asSubject<T>(
  database: Database,
  subjectId: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return database.transaction([settingOf(subjectId)], work);
}
