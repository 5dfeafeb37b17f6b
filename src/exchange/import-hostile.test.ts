import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { beforeEach, describe, expect, it } from "vitest";
import yazl from "yazl";
import { limits } from "./bundle.ts";
import { type Desk, type Files, openDesk, runCommand } from "./import.testing.ts";
import { roster } from "./roster.testing.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
const count = async (files: Files) => {
  const { added, remarks } = await desk.take(files);
  return { added, ...Object.fromEntries(remarks.map((each) => [each.code, `${each.count} ${each.first}`])) };
};
/** The small district with one file written otherwise. */
const writing = (name: string, how: (text: string) => string | Uint8Array): Files => {
  const files = roster();
  return { ...files, [name]: how(files[name] ?? "") };
};

describe("in a table", () => {
  it("an unclosed quote costs its row", async () => {
    const files = writing("users.csv", (text) => text.replace(",Ana7,", ',"Ana7,'));
    // With the learner goes what is said of them elsewhere.
    expect(await count(files)).toEqual({
      added: 97,
      "csv.quote-open": "1 users.csv:9",
      "learner.unknown": "1 enrollments.csv:9",
    });
  });

  it("a file cut in the middle of a row costs that row, and ends nothing", async () => {
    await desk.take(roster());
    const cut = writing("enrollments.csv", (text) => text.slice(0, text.indexOf("e20,") + 12));
    expect(await desk.take(cut)).toMatchObject({
      added: 0,
      ended: 0,
      remarks: [{ code: "csv.cut-off", count: 1 }],
    });
  });

  it("null characters and bytes that are no text cost nothing but themselves", async () => {
    const nulls = writing("users.csv", (text) => text.replace(",Ana7,", ",An\0a7,"));
    expect(await count(nulls)).toEqual({ added: 99 });
    const broken = writing("users.csv", (text) => {
      const bytes = Buffer.from(`${text.trimEnd()}\n${" ".repeat(1_200_000)}\n`);
      return Buffer.concat([bytes, Buffer.from([0x78, 0xff, 0xfe, 0x0a])]);
    });
    expect(Object.keys(await count(broken))).toEqual(expect.arrayContaining(["file.bytes-replaced"]));
    expect(await desk.ask("select from base.learner")).toHaveLength(40);
  });

  it("a header without what every row needs costs the file", async () => {
    const files = writing("enrollments.csv", (text) => text.replace("classSourcedId", "section"));
    expect(await count(files)).toEqual({ added: 57, "csv.column-missing": "1 enrollments.csv:1" });
  });

  it("a social security number is never stored, whichever column it hides in", async () => {
    const files = writing("users.csv", (text) =>
      text.replace(",Ana7,", ",Ana 123-45-6789,").replace(",Tam,", ",Tam 123-45-6789,"),
    );
    expect(await count(files)).toMatchObject({ "text.refused": expect.stringMatching(/ users\.csv:9$/) });
    expect(JSON.stringify(await desk.state())).not.toContain("123-45-6789");
  });
});

describe("in XML", () => {
  const school = `<?xml version="1.0"?><InterchangeEducationOrganization xmlns="http://ed-fi.org/6.0.0"><School><SchoolId>7</SchoolId><NameOfInstitution>Harbor</NameOfInstitution></School></InterchangeEducationOrganization>`;
  const students = (head: string, name: string) =>
    `<?xml version="1.0"?>${head}<InterchangeStudent xmlns="http://ed-fi.org/6.0.0"><Student><StudentUniqueId>1</StudentUniqueId><Name><FirstName>${name}</FirstName><LastSurname>B</LastSurname></Name><BirthDate>2013-01-01</BirthDate></Student></InterchangeStudent>`;
  const bomb = `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "${"&a;".repeat(10)}"><!ENTITY c "${"&b;".repeat(10)}">]>`;
  const outside = `<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>`;

  it("entities are neither expanded nor fetched: the file that declares them is not read, the others are", async () => {
    const files = {
      "EducationOrganization.xml": school,
      "Student.xml": students(bomb, "&c;"),
      "Student2.xml": students(outside, "&secret;"),
    };
    expect(await count(files)).toEqual({ added: 1, "xml.doctype": "2 Student.xml:1" });
    expect(JSON.stringify(await desk.state())).not.toMatch(/root:|haha/);
  });

  it("a file that is cut off is not read by halves", async () => {
    const files = { "EducationOrganization.xml": school, "Student.xml": students("", "Ana").slice(0, -30) };
    expect(await count(files)).toEqual({ added: 1, "xml.not-well-formed": "1 Student.xml:1" });
    expect(await desk.ask("select from base.learner")).toEqual([]);
  });

  it("a bundle of which nothing can be read is refused with the reason", async () => {
    const refusal = await desk.refusal({ "Student.xml": students(outside, "&secret;") });
    expect(refusal).toMatchObject({ code: "bundle.unreadable", exitCode: 1 });
    expect(refusal.message).toBe("Nothing of it can be read: xml.doctype at Student.xml:1.");
  });
});

describe("an archive", () => {
  const zipOf = (files: Files): Promise<Buffer> => {
    const zip = new yazl.ZipFile();
    for (const [path, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), path);
    zip.end();
    return buffer(zip.outputStream);
  };
  const refusedAs = async (bytes: Buffer) => {
    const path = join(await desk.put({}), "export.zip");
    await writeFile(path, bytes);
    const { code, out } = await runCommand(desk.store.owner, ["import", path, "--json"]).ended;
    return [code, JSON.parse(out).code];
  };

  it("that would write outside of itself, or unpacks without end, is refused and noted, and stores nothing", async () => {
    const before = await desk.state();
    const slip = await zipOf({ "abcdefgh/users.csv": "sourcedId,status\n" });
    for (let at = slip.indexOf("abcdefgh/u"); at >= 0; at = slip.indexOf("abcdefgh/u", at + 1))
      slip.write("../../../u", at);
    expect(await refusedAs(slip)).toEqual([1, "bundle.path-unsafe"]);
    expect(await refusedAs(await zipOf({ "users.csv": Buffer.alloc(limits.ratioFrom * 2) }))).toEqual([
      1,
      "bundle.bomb",
    ]);
    expect(await refusedAs((await zipOf(roster())).subarray(0, 2_000))).toEqual([1, "bundle.damaged"]);
    expect(await desk.ask("select state from base.import")).toEqual([
      { state: "refused" },
      { state: "refused" },
      { state: "refused" },
    ]);
    expect(await desk.state()).toEqual(before);
  });
});
