import { describe, expect, it } from "vitest";
import { isLocked, newKey, seal, unlock } from "./locked.ts";

const notes = [{ id: "1", about: "Mateo", text: "Ask about the radios", at: "2026-11-22T08:00:00Z" }];

describe("private notes under lock", () => {
  it("open with their passphrase and no other, and hold nothing readable", async () => {
    const locked = await seal(await newKey("a long passphrase"), notes);
    expect(isLocked(JSON.parse(JSON.stringify(locked)))).toBe(true);
    expect(atob(locked.sealed)).not.toMatch(/Mateo|radios/);
    expect((await unlock(locked, "a long passphrase"))?.notes).toEqual(notes);
    expect(await unlock(locked, "another passphrase")).toBeUndefined();
  });

  it("do not open once a byte was changed", async () => {
    const locked = await seal(await newKey("a long passphrase"), notes);
    const changed = `${locked.sealed.startsWith("A") ? "B" : "A"}${locked.sealed.slice(1)}`;
    expect(await unlock({ ...locked, sealed: changed }, "a long passphrase")).toBeUndefined();
  });

  it("never look the same twice, nor tell by their size how much is in them", async () => {
    const key = await newKey("a long passphrase");
    const [one, other] = await Promise.all([seal(key, notes), seal(key, [])]);
    expect(one.nonce).not.toBe(other.nonce);
    expect(one.sealed).toHaveLength(other.sealed.length);
  });

  it("are told from any other file", () => {
    const right = {
      format: "daypack-private-notes",
      version: 1,
      rounds: 600_000,
      salt: "AA==",
      nonce: "AA==",
      sealed: "AA==",
    };
    expect(isLocked(right)).toBe(true);
    for (const wrong of [
      null,
      "",
      [],
      { ...right, rounds: 1e12 },
      { ...right, sealed: "<script>" },
      { ...right, version: 2 },
    ])
      expect(isLocked(wrong)).toBe(false);
  });
});
