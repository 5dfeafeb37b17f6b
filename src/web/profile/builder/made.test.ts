import { describe, expect, it } from "vitest";
import type { Entry } from "../../../entry/entry.ts";
import { bodyFrom, draftOf, isNew, without } from "./made.ts";

const standing = (kind: string, body: object) => ({ id: "1", kind, body }) as Entry;

describe("a page made in the builder", () => {
  it("begins with what was said before, and keeps what it does not ask", () => {
    const name = standing("name", { given: "Mateo", family: "Rivera", pronouns: "he" });
    const draft = draftOf({ name, about: standing("about-me", { strengths: ["Draws"] }) });
    expect(draft).toEqual({ pronouns: "he", strengths: ["Draws"] });
    expect(bodyFrom("name", { ...draft, pronunciation: " mah-TEH-oh " }, name)).toEqual({
      given: "Mateo",
      family: "Rivera",
      pronunciation: "mah-TEH-oh",
      pronouns: "he",
    });
  });

  it("leaves out what is empty or said twice, and says nothing where nothing was written", () => {
    expect(bodyFrom("about-me", { strengths: ["Draws", " ", "Draws"], hopes: "  " })).toEqual({ strengths: ["Draws"] });
    expect(bodyFrom("about-me", { strengths: [""], line: " " })).toBeUndefined();
  });

  it("is sent only where it says something new, and without what goes to the family alone", () => {
    const before = standing("about-me", { line: "I draw", strengths: ["Draws"] });
    expect(isNew(bodyFrom("about-me", draftOf({ name: undefined, about: before }), before), before)).toBe(false);
    expect(isNew({ line: "I draw" }, before)).toBe(true);
    expect(without({ harder: ["Noise", "My father is ill"] }, "harder", "My father is ill")).toEqual({
      harder: ["Noise"],
    });
    expect(without({ hopes: "That he comes home" }, "hopes", "That he comes home")).toEqual({ hopes: "" });
  });
});
