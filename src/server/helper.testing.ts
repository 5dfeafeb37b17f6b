import { expect } from "vitest";
import type { Contribution } from "../entry/contribution.ts";
import type { Group } from "../entry/group.ts";
import { type Caller, type District, password, type Role, signIn } from "./district.testing.ts";

/** A helper whom a family let in, signed in by the link. */
export interface Helper extends Caller {
  readonly programId: string;
  readonly email: string;
}

/** What an administrator, a family or a program was told to hand over, used by somebody new. */
export async function takeUp(district: District, invitation: string, email: string): Promise<Caller> {
  const [, token = ""] = invitation.split("#");
  const taken = await district.app.inject({
    method: "POST",
    url: `/api/v1/helper-invitations/${token}`,
    payload: { email, password },
  });
  expect([taken.statusCode, taken.body]).toEqual([204, ""]);
  const caller = await signIn(district.app, email, "");
  const session = (await caller.get("/session")).json() as { hat?: { subjectId: string } };
  return { ...caller, subjectId: session.hat?.subjectId ?? "" };
}

/** A guardian lets somebody in to help, who takes the hat up. */
export async function letHelperIn(
  district: District,
  by: Role,
  learnerId: string,
  { email, ...more }: { email: string; shares?: object[]; endsOn?: string; name?: string },
): Promise<Helper> {
  const order = { name: "Dana Wells", why: "Practice in algebra", ...more };
  const answer = await district.as[by].send("POST", `/learners/${learnerId}/helpers`, order);
  expect([answer.statusCode, answer.json()]).toEqual([201, expect.anything()]);
  const { programId, invitation } = answer.json() as { programId: string; invitation: string };
  return { ...(await takeUp(district, invitation, email)), programId, email };
}

/** What waits for somebody's answer. */
export const inboxOf = async (caller: Caller): Promise<Contribution[]> =>
  ((await caller.get("/contributions")).json() as { items: Contribution[] }).items;

/** The group of a helper on a day. */
export const groupOf = async (caller: Caller, on = "2026-11-20"): Promise<Group> =>
  (await caller.get(`/group?on=${on}`)).json() as Group;
