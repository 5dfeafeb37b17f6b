import { expect, it } from "vitest";
import { openDistrict } from "../server/district.testing.ts";
import { requestConsent } from "./consent.job.ts";
import type { ConsentView } from "./consent.ts";
import { keepConsents } from "./consent-clock.job.ts";
import { shippedPack } from "./pack.ts";

it("asks once whether a consent goes on for another year: yes is a new one that begins after it, no is remembered", async () => {
  const district = await openDistrict();
  const { rosa, luis, ito } = district.as;
  const { mateo } = district.ids;
  const listed = async () => ((await luis.get(`/learners/${mateo}/consents`)).json() as { items: ConsentView[] }).items;
  const signed = async (party: string) => {
    const id = await district.store.work.transaction([], (transaction) =>
      requestConsent(transaction, shippedPack, {
        learnerId: mateo,
        askedBy: ito.subjectId,
        terms: {
          ...{ kind: "survey", party, purpose: "How mornings feel", items: [], write: "none", onward: "" },
          parts: [{ slice: "surveys", level: "detail" }],
          startsOn: "2026-11-20",
          endsOn: "2026-12-31",
          retention: "a year",
        },
      }),
    );
    const answer = await rosa.send("POST", `/learners/${mateo}/consents/${id}/answer`, { grants: true });
    expect(answer.json()).toEqual({ state: "active" });
    return id;
  };
  const [wanted, unwanted] = [await signed("Wanted"), await signed("Unwanted")];
  expect(
    (await listed())
      .filter(({ isDue }) => isDue)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([wanted, unwanted].sort());

  const renew = (id: string, isWanted: boolean) =>
    luis.send("POST", `/learners/${mateo}/consents/${id}/renew`, { isWanted });
  const next = ((await renew(wanted, true)).json() as { id: string }).id;
  expect((await renew(unwanted, false)).statusCode).toBe(201);
  expect((await renew(unwanted, true)).statusCode).toBe(409);
  expect((await listed()).filter(({ isDue }) => isDue)).toEqual([]);

  const stateOf = async (id: string) => (await listed()).find((each) => each.id === id)?.state;
  expect([await stateOf(wanted), await stateOf(next)]).toEqual(["active", "granted"]);
  // What is stopped takes the year with it that was agreed to already.
  const stopped = await signed("Stopped");
  const never = ((await renew(stopped, true)).json() as { id: string }).id;
  expect((await rosa.send("POST", `/learners/${mateo}/consents/${stopped}/stop`)).statusCode).toBe(204);
  await district.turnTo("2027-01-01");
  await keepConsents(district.store, shippedPack, "2027-01-01");
  expect(["revoked", "recipient-told", "closed"]).toContain(await stateOf(never));
  expect(await stateOf(next)).toBe("active");
  expect(await stateOf(unwanted)).toBe("closed");
});
