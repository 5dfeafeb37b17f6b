import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Remark } from "../kernel/remark.ts";
import { decode, isClutter, isUnsafePath, limits, refuseBomb } from "./bundle.ts";

async function* chunked(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function decoded(bytes: Uint8Array, size?: number): Promise<{ text: string; remarks: Remark[] }> {
  const remarks: Remark[] = [];
  let text = "";
  for await (const each of decode("users.csv", chunked(bytes, size), (remark) => remarks.push(remark))) text += each;
  return { text, remarks };
}

const swapped = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

describe("the text of a file", () => {
  it("is UTF-8, with or without its mark", async () => {
    expect(await decoded(Buffer.from("id,name\n1,Zoë"))).toEqual({ text: "id,name\n1,Zoë", remarks: [] });
    expect((await decoded(Buffer.from("\uFEFFid,name"))).text).toBe("id,name");
  });

  it("is the same however the bytes were cut", () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 7 }), async (said, size) => {
        const plain = said.replaceAll("\0", "").replace(/^\uFEFF+/, "");
        expect((await decoded(Buffer.from(plain), size)).text).toBe(plain);
      }),
    ));

  it("is UTF-16 where its mark says so, and where every other byte is zero", async () => {
    const said = "id,name\n1,Zoë Müller\n";
    expect((await decoded(Buffer.from(`\uFEFF${said}`, "utf16le"))).text).toBe(said);
    expect((await decoded(swapped(`\uFEFF${said}`), 3)).text).toBe(said);
    expect((await decoded(Buffer.from(said, "utf16le"))).text).toBe(said);
    expect((await decoded(swapped(said))).text).toBe(said);
  });

  it("is Windows-1252 where it is no UTF-8, and a remark says so", async () => {
    const { text, remarks } = await decoded(Buffer.from("id,name\n1,Zo\xeb\x92s\n", "latin1"));
    expect(text).toBe("id,name\n1,Zoë’s\n");
    expect(remarks).toEqual([{ code: "file.encoding", at: "users.csv:1", message: "windows-1252" }]);
  });

  it("keeps its encoding when bytes turn out wrong after the first megabyte, with a remark at the line", async () => {
    const start = "1,Zoë\n".repeat(200_000);
    const { text, remarks } = await decoded(
      Buffer.concat([Buffer.from(start), Buffer.from([0x32, 0x2c, 0xff, 0x0a]), Buffer.from("3,Ada\n")]),
    );
    expect(text.endsWith("1,Zoë\n2,\uFFFD\n3,Ada\n")).toBe(true);
    expect(remarks).toEqual([{ code: "file.bytes-replaced", at: "users.csv:200001" }]);
  });

  it("is not taken for Windows-1252 because the first megabyte ends inside a character", async () => {
    const said = `a${"é".repeat(600_000)}`;
    expect(await decoded(Buffer.from(said), 10_000)).toEqual({ text: said, remarks: [] });
  });

  it("is nothing where the file is empty", async () => {
    expect(await decoded(new Uint8Array())).toEqual({ text: "", remarks: [] });
  });
});

describe("a name inside an archive", () => {
  it("must lead into the bundle", () => {
    for (const path of ["/etc/passwd", "../users.csv", "a/../../b", "C:/users.csv", "c:users.csv", "a\\b", "a\0b"])
      expect(isUnsafePath(path), path).toBe(true);
    for (const path of ["users.csv", "a/users.csv", "a..b/users..csv", "Übersicht/users.csv"])
      expect(isUnsafePath(path), path).toBe(false);
  });

  it("that a system left beside the data is no file of it", () => {
    for (const path of ["__MACOSX/._users.csv", ".DS_Store", "a/Thumbs.db", ".git/config"])
      expect(isClutter(path), path).toBe(true);
    expect(isClutter("a/users.csv")).toBe(false);
  });
});

describe("a bomb", () => {
  it("is what unpacks to far more than it is, and is large", () => {
    expect(() => refuseBomb(1_000, 300_000, "a.zip")).not.toThrow();
    expect(() => refuseBomb(1_000_000, limits.ratioFrom * 2, "a.zip")).not.toThrow();
    expect(() => refuseBomb(1_000, limits.ratioFrom + 1, "a.zip")).toThrow(/unpacks to far more/);
    expect(() => refuseBomb(limits.bytes, limits.bytes + 1, "a.zip")).toThrow(/unpacks to far more/);
  });
});
