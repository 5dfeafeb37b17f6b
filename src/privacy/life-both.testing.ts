import fc from "fast-check";
import { expect } from "vitest";
import { firstRow, statement } from "../store/statement.ts";
import { type Category, categoryOf } from "./category.ts";
import { slicesOf } from "./consent.job.ts";
import type { ConsentTerms } from "./consent.ts";
import type { Guardian, Happening, Life, World } from "./life.testing.ts";
import { readActivePack } from "./pack-version.job.ts";
import type { PackView } from "./pack-version.ts";

/** Whether the district wants the word of two guardians: what one of them signed opens nothing then, until the other has signed too. */
export async function wantTwoSignatures({ admins, keeper: second }: World, bothSign: boolean): Promise<void> {
  const first = admins.everywhere;
  const proposed = await first.send("POST", "/pack/versions", { changes: [], bothSign, note: "Board" });
  const { id } = proposed.json() as { id: string };
  expect((await second.send("POST", `/pack/versions/${id}/activate`)).statusCode).toBe(202);
  const inForce = async () => {
    const { bothSign: both, isCompiled } = (await first.get("/pack")).json() as PackView;
    return both.isOn === bothSign && isCompiled;
  };
  await expect.poll(inForce, { timeout: 30_000 }).toBe(true);
}

/** Whether a guardian decides today. */
export async function decides({ as, mateo }: World, who: Guardian): Promise<boolean> {
  const answer = await as[who].get(`/learners/${mateo}`);
  return answer.statusCode === 200 && (answer.json() as { mayChoose: string }).mayChoose === "all";
}

async function needsTwo(world: World, about: readonly Category[]): Promise<boolean> {
  const { isOn, categories } = (await readActivePack(world.store.work)).document.bothSign;
  if (!isOn || !about.some((each) => categories.includes(each))) return false;
  return (await decides(world, "rosa")) && (await decides(world, "luis"));
}

const consent = statement<{ state: string; terms: ConsentTerms }>(
  "test.life-consent",
  "select state, terms from base.consent where learner_id = $1 and id = $2",
);
const aboutOf = (terms: ConsentTerms) => slicesOf(terms).map(categoryOf);

/** Somebody let somebody in or made a link: whether it waits for the other guardian is as it must be. */
export async function noteSigned(life: Life, world: World, consentId: string, by: Guardian): Promise<void> {
  const made = await firstRow(world.store.work, consent, [world.mateo, consentId]);
  const waits = made !== undefined && (await needsTwo(world, aboutOf(made.terms)));
  expect([by, made?.state]).toEqual([by, waits ? "half-signed" : "active"]);
  if (waits) life.halves.set(consentId, by);
}

export const bothLife: readonly fc.Arbitrary<Happening>[] = [
  fc.tuple(fc.constantFrom<Guardian>("rosa", "luis"), fc.nat(3), fc.nat(4)).map(([by, which, mood]) => ({
    what: `${by} says ${mood > 0 ? "yes" : "no"} to what waits for a second`,
    run: async ({ halves }, world) => {
      const [consentId, first] = [...halves].at(-1 - (which % Math.max(1, halves.size))) ?? [];
      if (!consentId) return undefined;
      const waiting = await firstRow(world.store.work, consent, [world.mateo, consentId]);
      const mustBeOther = waiting?.state === "half-signed" && (await needsTwo(world, aboutOf(waiting.terms)));
      const path = `/learners/${world.mateo}/consents/${consentId}/answer`;
      const answer = await world.as[by].send("POST", path, { grants: mood > 0, language: "en" });
      if (answer.statusCode !== 200 || mood === 0) return answer.statusCode;
      if (mustBeOther) expect(by, "who signs second").not.toBe(first);
      halves.delete(consentId);
      return answer.statusCode;
    },
  })),
];
