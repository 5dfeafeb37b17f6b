import { describe, expect, it } from "vitest";
import { contextOn, counted } from "../entry/counted.testing.ts";
import { aboutMe } from "./about-me.ts";
import { familyKnowledge } from "./family-knowledge.ts";
import { goal } from "./goal.ts";
import { narrative } from "./narrative.ts";
import { recognition } from "./recognition.ts";
import { restrictedNote, transitionNote } from "./transition-note.ts";
import { personalBest, work } from "./work.ts";

const context = contextOn("2026-11-21");

describe("own words", () => {
  it("show one strength in one line, and of the newest page what helps in summary, never what is harder or hoped", () => {
    const pages = [
      counted({ strengths: ["Draws"], hopes: "To fly" }, "2025-09-01"),
      counted(
        { strengths: ["Keeps trying", "Leads"], helps: ["Drawing first"], harder: ["Noise"], hopes: "To build" },
        "2026-09-01",
      ),
    ];
    expect(aboutMe.status?.(pages, context)).toBe("Keeps trying");
    expect(aboutMe.summary?.(pages, context)).toEqual({
      strengths: ["Keeps trying", "Leads"],
      helps: ["Drawing first"],
    });
  });

  it("keep goals that are active, with the next step, and no dates", () => {
    const goals = [
      counted({
        statement: "Show every step",
        state: "active" as const,
        steps: [
          { text: "One a day", doneOn: "2026-10-01" },
          { text: "Two a day", dueOn: "2026-12-04" },
        ],
      }),
      counted({ statement: "Read 12 books", state: "done" as const }),
    ];
    expect(goal.summary?.(goals, context)).toMatchObject([
      { statement: "Show every step", done: 1, all: 2, next: "Two a day" },
    ]);
    expect(JSON.stringify(goal.summary?.(goals, context))).not.toContain("2026-12-04");
  });
});

describe("stories", () => {
  it("of teachers begin with the strength, and tell what was tried only together with what helped", () => {
    const texts = [
      counted({ strength: "Asks why", tried: "Drawing first", helped: "Finished 9 of 10" }, "2026-05-29"),
      counted({ strength: "Patient", tried: "Pairs" }, "2026-05-30"),
    ];
    const value = narrative.summary?.(texts, context);
    expect(value?.map(({ strength }) => strength)).toEqual(["Patient", "Asks why"]);
    expect(value?.[0]).not.toHaveProperty("tried");
    expect(value?.[1]).toMatchObject({ tried: "Drawing first", helped: "Finished 9 of 10" });
  });

  it("of a transition hand over strengths and what connects; the restricted part is never summed up", () => {
    expect(
      transitionNote.summary?.(
        [counted({ strength: "Builds", connects: "Ask about bridges", family: "Lives with grandmother" })],
        context,
      ),
    ).toMatchObject({ strength: "Builds", connects: "Ask about bridges" });
    expect(
      JSON.stringify(
        transitionNote.summary?.([counted({ strength: "Builds", family: "Lives with grandmother" })], context),
      ),
    ).not.toContain("grandmother");
    expect([restrictedNote.status, restrictedNote.summary, restrictedNote.circle]).toEqual([
      undefined,
      undefined,
      "case",
    ]);
  });

  it("of a family have a summary of three texts at most", () => {
    expect(
      familyKnowledge.summary?.(
        [counted({ worksAtHome: "a", hopes: "b", story: "c" }), counted({ story: "d" })],
        context,
      ),
    ).toHaveLength(3);
  });
});

describe("works", () => {
  it("say nothing in one line, titles in summary, and why they are bests", () => {
    expect([work.status, personalBest.status]).toEqual([undefined, undefined]);
    expect(work.summary?.([counted({ title: "A bridge", what: "of straws" })], context)).toMatchObject([
      { title: "A bridge" },
    ]);
    expect(personalBest.summary?.([counted({ title: "A bridge", why: "The third one broke" })], context)).toMatchObject(
      [{ title: "A bridge", why: "The third one broke" }],
    );
  });

  it("count badges in one line", () => {
    const badges = [
      counted({ title: "Teamwork", issuer: "League" }),
      counted({ title: "Safe tools", issuer: "Makerspace" }),
    ];
    expect(recognition.status?.(badges, context)).toBe(2);
    expect(recognition.say.status?.(1, "es")).toBe("1 reconocimiento");
  });
});
