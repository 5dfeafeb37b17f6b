import { beforeAll, describe, expect, it } from "vitest";
import { type District, openDistrict } from "../server/district.testing.ts";
import type { Transaction } from "../store/connect.ts";
import { statement } from "../store/statement.ts";
import {
  decideConsent,
  endConsents,
  pauseConsents,
  requestConsent,
  resumeConsent,
  revokeConsent,
} from "./consent.job.ts";
import type { ConsentTerms } from "./consent.ts";
import { keepConsents } from "./consent-clock.job.ts";
import { keepConsent } from "./consent-family.job.ts";
import { shippedPack } from "./pack.ts";

let district: District;
let mateo: string;
beforeAll(async () => {
  district = await openDistrict();
  mateo = district.ids.mateo;
});

const terms = (more: Partial<ConsentTerms> = {}): ConsentTerms => ({
  kind: "survey",
  party: "Lincoln Middle School",
  purpose: "A survey about how mornings feel",
  parts: [{ slice: "surveys", level: "detail" }],
  items: [],
  write: "none",
  startsOn: "2026-11-20",
  endsOn: "2027-06-30",
  retention: "until the end of the school year",
  onward: "",
  ...more,
});
const run = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> =>
  district.store.work.transaction([], work);
const ask = (more: Partial<ConsentTerms> = {}, renews?: string): Promise<string> =>
  run((transaction) =>
    requestConsent(transaction, shippedPack, {
      learnerId: mateo,
      terms: terms(more),
      askedBy: district.as.ito.subjectId,
      ...(renews !== undefined && { renews }),
    }),
  );
const answer = (consentId: string, by: "rosa" | "luis" | "mateo" | "samira", grants = true) =>
  run((transaction) =>
    decideConsent(transaction, shippedPack, {
      learnerId: mateo,
      consentId,
      by: district.as[by].subjectId,
      grants,
      language: "es",
    }),
  );
const stop = (consentId: string, by: "rosa" | "luis" | "samira") =>
  run((transaction) =>
    revokeConsent(transaction, shippedPack, { learnerId: mateo, consentId, by: district.as[by].subjectId }),
  );

interface Stood extends Record<string, unknown> {
  state: string;
  signature: { by: string; language: string; notice: string; adult: string } | null;
  paused_for: string | null;
  steps: string[];
}
const stands = async (id: string): Promise<Stood | undefined> =>
  (
    await district.store.work.rows(
      statement<Stood>(
        "test.consent",
        `select c.state, c.signature, c.paused_for,
          array(select e.step from base.consent_event e where e.learner_id = c.learner_id and e.consent_id = c.id order by e.id) as steps
        from base.consent c where c.learner_id = $1 and c.id = $2`,
      ),
      [mateo, id],
    )
  )[0];
const told = async (who: "rosa" | "luis" | "mateo") =>
  ((await district.as[who].get("/notices")).json() as { items: { code: string }[] }).items.map(({ code }) => code);

describe("a consent", () => {
  it("is asked of whoever may decide, signed by one of them, and remembers who, how and in what language", async () => {
    const id = await ask();
    expect(await told("luis")).toContain("consent.asked");
    expect(await told("mateo")).not.toContain("consent.asked");
    await expect(answer(id, "mateo")).rejects.toThrow("Your role cannot do this");
    await expect(answer(id, "samira")).rejects.toThrow("Your role cannot do this");
    expect(await answer(id, "rosa")).toBe("active");
    expect(await stands(id)).toMatchObject({
      state: "active",
      signature: { by: district.as.rosa.subjectId, language: "es", adult: "school-account" },
      steps: ["request", "show", "grant", "activate"],
    });
  });

  it("is declined as easily, and cannot be answered twice", async () => {
    const id = await ask();
    expect(await answer(id, "luis", false)).toBe("declined");
    await expect(answer(id, "rosa")).rejects.toThrow("already");
  });

  it("is stopped by either guardian alone, for good", async () => {
    const id = await ask();
    await answer(id, "rosa");
    await expect(stop(id, "samira")).rejects.toThrow("Your role cannot do this");
    await stop(id, "luis");
    expect((await stands(id))?.state).toBe("revoked");
    expect(await told("rosa")).toContain("consent.stopped");
    await expect(answer(id, "rosa")).rejects.toThrow("already");
    const resume = run((transaction) =>
      resumeConsent(
        transaction,
        shippedPack,
        { learnerId: mateo, consentId: id, by: district.as.ito.subjectId },
        "office",
      ),
    );
    await expect(resume).rejects.toThrow("already");
  });

  it("is paused by a conflict and goes on only when somebody says so", async () => {
    const id = await ask();
    await answer(id, "rosa");
    const which = { ids: [id] };
    expect(await run((transaction) => pauseConsents(transaction, shippedPack, mateo, "conflict", which))).toBe(1);
    expect(await stands(id)).toMatchObject({ state: "paused", paused_for: "conflict" });
    for (const who of ["rosa", "luis"] as const) expect(await told(who)).toContain("consent.paused");
    await keepConsents(district.store, shippedPack, "2026-12-20");
    expect((await stands(id))?.state).toBe("paused");
    await run((transaction) =>
      resumeConsent(
        transaction,
        shippedPack,
        { learnerId: mateo, consentId: id, by: district.as.ito.subjectId },
        "office",
      ),
    );
    expect(await stands(id)).toMatchObject({ state: "active", paused_for: null });
  });

  it("that paused when the rights passed goes on by the learner alone, and one of a conflict does not", async () => {
    const id = await ask();
    await answer(id, "rosa");
    const keep = (by: "rosa" | "mateo", consentId = id) =>
      keepConsent(district.store.work, shippedPack, { learnerId: mateo, consentId, by: district.as[by].subjectId });
    await run((transaction) => pauseConsents(transaction, shippedPack, mateo, "conflict", { ids: [id] }));
    await expect(keep("rosa")).rejects.toThrow("already");
    expect((await stands(id))?.state).toBe("paused");
    const other = await ask();
    await answer(other, "rosa");
    await run((transaction) => pauseConsents(transaction, shippedPack, mateo, "age-flip", { ids: [other] }));
    await expect(keep("mateo", other)).rejects.toThrow(); // 13 years old: it is not his to decide
    await keep("rosa", other);
    expect(await stands(other)).toMatchObject({ state: "active", paused_for: null });
  });

  it("gives way to the one that renews it, once that is signed and not before", async () => {
    const old = await ask();
    await answer(old, "rosa");
    const next = await ask({ endsOn: "2028-06-30" }, old);
    expect((await stands(old))?.state).toBe("active");
    await answer(next, "luis");
    expect([(await stands(old))?.state, (await stands(next))?.state]).toEqual(["superseded", "active"]);
  });

  it("ends with what it rested on", async () => {
    const id = await ask();
    await answer(id, "rosa");
    expect(await run((transaction) => endConsents(transaction, shippedPack, mateo, { ids: [id] }))).toBe(1);
    expect((await stands(id))?.state).toBe("expired");
  });
});

describe("the days of a consent", () => {
  it("begin on its first, are told of 30 and 7 days before the last, and end after it, told of and closed", async () => {
    const id = await ask({ startsOn: "2026-11-25", endsOn: "2027-01-10" });
    expect(await answer(id, "rosa")).toBe("granted");
    const turn = async (day: string) => {
      await district.turnTo(day);
      await keepConsents(district.store, shippedPack, day);
      return (await stands(id))?.state;
    };
    expect(await turn("2026-11-24")).toBe("granted");
    expect(await turn("2026-11-26")).toBe("active");
    expect(await told("luis")).not.toContain("consent.ends-soon");
    expect(await turn("2026-12-11")).toBe("expiring");
    expect(await told("luis")).toContain("consent.ends-soon");
    expect(await turn("2027-01-10")).toBe("expiring");
    expect(await turn("2027-01-11")).toBe("closed");
    expect((await stands(id))?.steps.slice(-3)).toEqual(["expire", "tell", "close"]);
  });

  it("that no server saw are made up for: the family is told when one is on again, and once", async () => {
    await district.turnTo("2026-11-20");
    const id = await ask({ endsOn: "2026-12-24" });
    await answer(id, "rosa");
    const run = (text: string) => district.store.work.rows(statement("", text));
    const turn = async (day: string, workedOn: string) => {
      await run("delete from base.notice");
      await run(`update base.installation set worked_on = '${workedOn}'`);
      await district.turnTo(day);
      await keepConsents(district.store, shippedPack, day);
      return (await told("luis")).includes("consent.ends-soon");
    };
    // 30 days before is November 24: the server was off from Friday to the Wednesday after.
    expect(await turn("2026-11-25", "2026-11-20")).toBe(true);
    expect(await turn("2026-11-26", "2026-11-25")).toBe(false);
    expect(await turn("2026-12-19", "2026-12-16")).toBe(true);
    expect(await turn("2026-12-20", "2026-12-19")).toBe(false);
    await run("update base.installation set worked_on = null");
  });
});
