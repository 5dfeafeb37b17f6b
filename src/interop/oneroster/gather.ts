import type { Remark } from "../../kernel/remark.ts";
import { Collector } from "../adapter.ts";
import { readDate } from "../dates.ts";
import { type FirstPass, passOver } from "../first-pass.ts";
import { withoutMangledIds } from "../ids.ts";
import { detached, Packed } from "../packed.ts";
import { type BundleFile, fileNamed, type ReadOptions } from "../standard.ts";
import { listed, readTable } from "../table.ts";
import { aliases, columns, type FileName, required, unread, unreadEverywhere } from "./columns.ts";
import { isGone } from "./status.ts";
import {
  type Adult,
  isAdultRole,
  isStaffRole,
  type PeopleContext,
  personOf,
  roleOf,
  rolesInRow,
  type SentRole,
} from "./users.ts";

/** A file of the bundle by the standard's name of it. */
export const fileOf = (files: readonly BundleFile[], name: string) => fileNamed(files, `${name}.csv`);

/** Its rows. */
export const tableOf = (file: BundleFile, name: FileName, remark: (remark: Remark) => void) =>
  withoutMangledIds(
    readTable(file.path, file.text(remark), columns[name], {
      aliases: aliases[name] ?? {},
      required: required[name],
      unread: [...unreadEverywhere, ...(unread[name] ?? [])],
    }),
    columns[name].filter((column) => /sourcedids?$/i.test(column)),
  );

/** A bundle on the first pass: what rows need of each other. */
export type Reading = FirstPass<FileName>;
export const cellsOf = (reading: Reading, name: FileName) => passOver(reading, name, tableOf);

/** Everything a row about people needs of the rest of the bundle. Grows with its people, not with their enrollments. */
export async function gatherPeople(
  reading: Reading,
  { shift }: ReadOptions,
  isDelta: boolean,
  out: Collector,
): Promise<PeopleContext> {
  const kinds = new Map<string, string>();
  for await (const { cells } of cellsOf(reading, "orgs"))
    if (cells.sourcedId) kinds.set(detached(cells.sourcedId), (cells.type ?? "").toLowerCase());
  const schoolOfClass = new Map<string, string>();
  for await (const { cells } of cellsOf(reading, "classes")) {
    if (cells.sourcedId && cells.schoolSourcedId)
      schoolOfClass.set(detached(cells.sourcedId), detached(cells.schoolSourcedId));
  }
  const schools = new Set(schoolOfClass.values());
  const birthdays = new Map<string, string>();
  for await (const { at, cells } of cellsOf(reading, "demographics")) {
    const born = readDate(cells.birthDate);
    if (born && cells.sourcedId) birthdays.set(detached(cells.sourcedId), shift(born));
    else if (cells.birthDate !== undefined) out.remark("date.invalid", at, "birthDate");
  }
  const teachers = new Set<string>();
  for await (const { cells } of cellsOf(reading, "enrollments")) {
    if (cells.role?.toLowerCase() === "teacher" && cells.userSourcedId) teachers.add(detached(cells.userSourcedId));
  }
  const roles = await gatherRoles(reading, shift);
  const people = await gatherUsers(reading, roles, isDelta);
  const isSchool = (id: string) => schools.has(id) || kinds.get(id) === "school" || !kinds.has(id);
  return { shift, isDelta, roles, birthdays, schoolOfClass, teachers, isSchool, ...people };
}

async function gatherRoles(reading: Reading, shift: ReadOptions["shift"]): Promise<Packed<SentRole[]>> {
  const roles = new Packed<SentRole[]>();
  for await (const { at, cells } of cellsOf(reading, "roles")) {
    const made = roleOf(cells, at, shift);
    const { userSourcedId } = cells;
    if (!made || !userSourcedId) continue;
    roles.set(userSourcedId, [...(roles.get(userSourcedId) ?? []), made]);
  }
  return roles;
}

/** Who is there and who learns is kept only where a row of another file may be about somebody else. */
async function gatherUsers(reading: Reading, roles: Packed<SentRole[]>, isDelta: boolean) {
  const isAsked = isDelta || fileOf(reading.files, "demographics") !== undefined;
  const users = new Set<string>();
  const learners = new Set<string>();
  const adults = new Packed<Adult>();
  const agentsOf = new Map<string, Set<string>>();
  for await (const { at, cells } of cellsOf(reading, "users")) {
    if (cells.sourcedId === undefined) continue;
    const key = cells.sourcedId;
    if (isAsked) users.add(detached(key));
    const held = (roles.get(key) ?? rolesInRow(cells, "", at)).map(({ role }) => role.toLowerCase());
    if (isAsked && held.includes("student")) learners.add(detached(key));
    const adult = held.find(isAdultRole) ?? (held.some(isStaffRole) ? "parent" : undefined);
    const person = adult && personOf(cells, at, new Collector());
    if (!adult || !person || isGone(cells)) continue;
    // A member of staff whom a learner names as agent is there as a parent.
    adults.set(key, { ...person, role: adult, isStaff: !held.some(isAdultRole) });
    for (const child of listed(cells.agentSourcedIds))
      agentsOf.set(detached(child), (agentsOf.get(child) ?? new Set()).add(detached(key)));
  }
  return { users, learners, adults, agentsOf };
}
