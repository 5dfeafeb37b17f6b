import { describe, expect, it } from "vitest";
import { contextOn, counted } from "../entry/counted.testing.ts";
import { newId } from "../kernel/id.ts";
import { languages } from "../kernel/words.ts";
import { kinds } from "../server/kinds.ts";
import { checkIn } from "./check-in.ts";
import { communityService } from "./community-service.ts";
import { earlyWarning, motivation } from "./insight.ts";
import { aidForm, application, readiness } from "./readiness.ts";
import { supporter } from "./supporter.ts";
import { surveyResponse } from "./survey-response.ts";
import { workExperience } from "./work-experience.ts";

const context = contextOn("2026-11-22");
const elements = kinds.filter(({ element }) => element !== undefined);

describe("elements of the profile", () => {
  it("say why they are asked, what will be there and how long it is kept, in short sentences of every language", () => {
    for (const { name, element } of elements)
      for (const language of languages)
        for (const text of [element?.why[language], element?.teaches[language]])
          for (const sentence of text?.split(/[.!?] /) ?? [])
            expect(sentence.split(" ").length, `${name}: ${sentence}`).toBeLessThan(24);
    expect(elements.length).toBeGreaterThan(20);
  });

  it("are every kind of the profile but the restricted note, of which nothing tells that it is there", () => {
    const plain = kinds.filter(({ layer, element }) => layer === "profile" && !element).map(({ name }) => name);
    expect(plain).toEqual(["restricted-note"]);
  });

  it("say nothing where nobody has written anything", () => {
    for (const { status, summary } of elements) {
      expect(status?.([], context)).toBeUndefined();
      expect(summary?.([], context)).toBeUndefined();
    }
  });
});

describe("what the lower levels show of them", () => {
  it("is the newest look at each goal, without what was told", () => {
    const [read, run] = [newId(), newId()];
    const looks = [
      counted({ aboutId: read, feeling: "stuck" as const, what: "My brother was ill" }, "2026-10-01"),
      counted({ aboutId: read, feeling: "going-well" as const, next: "A chapter a day" }, "2026-11-01"),
      counted({ aboutId: run, feeling: "proud" as const }, "2026-09-01"),
    ];
    const value = checkIn.summary?.(looks, context) ?? [];
    expect(value.map(({ aboutId, feeling }) => [aboutId, feeling])).toEqual(
      expect.arrayContaining([
        [read, "going-well"],
        [run, "proud"],
      ]),
    );
    expect(value).toHaveLength(2);
    expect(JSON.stringify(value)).not.toContain("ill");
    expect(checkIn.say.summary?.(value, "es")).toContain("Va bien: A chapter a day");
  });

  it("is hours in all and by organization, never who supervised", () => {
    const served = [
      counted({ organization: "Food bank", activity: "Sorting", hours: 2.5, supervisor: "Ms. Ito" }),
      counted({ organization: "Food bank", activity: "Packing", hours: 1.5 }),
    ];
    expect(communityService.status?.(served, context)).toBe(4);
    expect(communityService.say.status?.(1, "es")).toBe("1 hora de servicio");
    expect(communityService.summary?.(served, context)).toEqual([{ organization: "Food bank", hours: 4 }]);
  });

  it("is the newest scales of each instrument and rater", () => {
    const answered = (number: number, on: string, ratedBy: "self" | "teacher") =>
      counted(
        { instrument: "grit", version: "1", title: "Keeping at it", ratedBy, scales: [{ title: "Effort", number }] },
        on,
      );
    const value = surveyResponse.summary?.(
      [answered(2, "2025-10-01", "self"), answered(3, "2026-10-01", "self"), answered(5, "2026-09-01", "teacher")],
      context,
    );
    expect(value?.map(({ ratedBy, scales }) => [ratedBy, scales[0]?.number]).sort()).toEqual([
      ["self", 3],
      ["teacher", 5],
    ]);
  });

  it("is what is still to do, and neither where somebody applies nor a word about aid", () => {
    const steps = [
      counted({ title: "Visit", state: "active" as const }),
      counted({ title: "Essay", state: "done" as const }),
    ];
    expect(readiness.summary?.(steps, context)).toEqual([{ title: "Visit" }]);
    expect([application.status, application.summary, aidForm.status, aidForm.summary]).toEqual(
      Array(4).fill(undefined),
    );
    expect(aidForm.say.detail({ form: "fafsa", isFiled: true }, "en")).toBe("FAFSA: filed");
  });

  it("is a job without its evaluation, a supporter without how they help", () => {
    expect(
      workExperience.summary?.([counted({ employer: "Café Luz", role: "Helper", evaluation: "Kind" })], context),
    ).toEqual([{ employer: "Café Luz", role: "Helper" }]);
    expect(supporter.summary?.([counted({ name: "Tía Rosa", how: "Reads with me" })], context)).toEqual([
      { name: "Tía Rosa" },
    ]);
  });

  it("is what keeps a learner going only once the learner agrees, and of a prompt to talk in one line only that it is open", () => {
    const seen = counted({ statement: "Building", evidence: ["Three models"] });
    expect(motivation.summary?.([seen], context)).toBeUndefined();
    expect(motivation.summary?.([{ ...seen, body: { ...seen.body, confirmedOn: "2026-11-20" } }], context)).toEqual([
      "Building",
    ]);
    const flag = counted({ seen: "Missed 6 of 20 days", startsOn: "2026-11-01", next: "Ask how mornings go" });
    expect(earlyWarning.status?.([flag], context)).toBe(true);
    expect(earlyWarning.say.status?.(true, "en")).toBe("A check-in is open");
  });
});
