import { describe, expect, it } from "vitest";
import { emptyMessage, messageOf } from "./draft.ts";

const begun = emptyMessage("en");

describe("what somebody is writing", () => {
  it("is no message while it says nothing", () => {
    expect(messageOf(begun)).toBeUndefined();
    expect(messageOf({ ...begun, body: "  \n", otherLanguage: "es" })).toBeUndefined();
    expect(messageOf({ ...begun, template: "unheard-of" })).toBeUndefined();
  });

  it("is a ready sentence, words with their language, or both, and a second language only when it is written", () => {
    expect(messageOf({ ...begun, template: "good-news" })).toEqual({ template: "good-news" });
    expect(messageOf({ ...begun, template: "good-news", body: " She led. ", otherLanguage: "es" })).toEqual({
      template: "good-news",
      body: "She led.",
      language: "en",
    });
    expect(messageOf({ ...begun, body: "She led.", otherLanguage: "es", otherBody: "Ella guio." })).toEqual({
      body: "She led.",
      language: "en",
      other: { language: "es", body: "Ella guio." },
    });
  });

  it("is in the second language where only that one was written", () => {
    expect(messageOf({ ...begun, otherLanguage: "es", otherBody: "Ella guio." })).toEqual({
      body: "Ella guio.",
      language: "es",
    });
  });
});
