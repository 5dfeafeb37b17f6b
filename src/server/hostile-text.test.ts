import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import Papa from "papaparse";
import { SMTPServer } from "smtp-server";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, describe, expect, it } from "vitest";
import { bodies, type Schema } from "../entry/bodies.testing.ts";
import type { Entry } from "../entry/entry.ts";
import { dispositionOf, safeName } from "../entry/file-type.ts";
import { readable } from "../entry/readable.ts";
import { readableHtml } from "../entry/readable-html.ts";
import { readablePdf } from "../entry/readable-pdf.job.ts";
import { queueMail, sendOwed } from "../identity/mail.job.ts";
import { languages } from "../kernel/words.ts";
import { categoryOf } from "../privacy/category.ts";
import { statement } from "../store/statement.ts";
import { makeApp } from "./app.ts";
import { type District, importFacts, openDistrict, signIn } from "./district.testing.ts";
import { kinds } from "./kinds.ts";

/**
 * Texts that were made to run, to hide, to turn the line around or to be something else, through every text field of every kind, to every
 * output: nothing runs, nothing reads as what it is not.
 */
const parts = [
  ...["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg/onload='alert(1)'>", "javascript:alert(1)"],
  ...["</bdi></title></style><b>", "&lt;b&gt;&#60;", "<!--", "]]>", "{{7*7}}", "%0d%0aSet-Cookie: a=b"],
  ...["\u202Egnp.exe", "\u2066left\u2069", "\u200Bzero\u200Bwidth", "\uFEFFmark", "\u00ADsoft", "\u2028line\u2029"],
  ...['=HYPERLINK("http://a.test")', "+1", "-2+3", "@SUM(A1)", "\t=1", "'; drop table base.entry; --", "$.a[*]"],
  ...["👩‍👩‍👧‍👦", "🏳️‍🌈", "ⵣ العربية שלום", "e\u0301\u0301\u0301\u0301", "__proto__", "constructor", "../../etc/passwd"],
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...parts), fc.constant("word"), fc.constant("x".repeat(300))), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) => all.join(" "));
/** DAYPACK_HOSTILE says how many records in place of the usual few. */
const runs = Number(process.env.DAYPACK_HOSTILE ?? 15);

const entryOf = (kind: (typeof kinds)[number], body: unknown, name: string): Entry => ({
  id: "01920000-0000-7000-8000-000000000001",
  kind: kind.name,
  category: categoryOf(kind.slice),
  slice: kind.slice,
  provenance: {
    method: "asserted",
    author: { id: "01920000-0000-7000-8000-000000000002", kind: "guardian", name },
    source: { id: "01920000-0000-7000-8000-000000000003", name },
    receivedAt: "2026-11-20T10:00:00Z",
    receivedOn: "2026-11-20",
  },
  body,
});
/** A record with an entry of every kind, all of whose words are hostile. */
const record = fc
  // The cast: TypeBox types what a schema accepts; read here is the JSON Schema that it is.
  .tuple(hostile, fc.tuple(...kinds.map((kind) => bodies(kind.schema as unknown as Schema, hostile))))
  .map(([name, all]) => ({
    learner: { id: "x", name },
    exportedAt: "2026-11-22T00:00:00Z",
    entries: kinds.map((kind, at) => entryOf(kind, all[at], name)),
    history: [],
    digests: [],
  }));
/** What turns a line around or hides: it may stand nowhere outside of a text that runs by itself. */
const turning = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\u200B\uFEFF]/;
const tags =
  /<(?:!doctype html|html lang="(?:en|es)"|meta charset="utf-8"|meta name="viewport" content="width=device-width"|meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'"|p class="notice"|span class="said"|\/?(?:head|title|style|body|main|html|h1|h2|h3|p|bdi|section|ul|li|dl|dt|dd|span))>/g;

describe("a record of hostile words", () => {
  it("is a page of our own tags alone, in which each text runs in its own direction", () => {
    fc.assert(
      fc.property(record, fc.constantFrom(...languages), (copy, language) => {
        const page = [...readableHtml(readable(copy, kinds, language))].join("");
        expect(/[<>]/.exec(page.replaceAll(/<style>[^<]*<\/style>/g, "").replaceAll(tags, ""))).toBeNull();
        expect(turning.exec(page)).toBeNull();
        expect(page.split("<li>").length).toBeGreaterThan(kinds.length);
      }),
      { numRuns: runs },
    );
  });

  it("is a PDF that does nothing, and says nothing that cannot be seen", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(record, async (copy) => {
        const pdf = await buffer(readablePdf(readable(copy, kinds, "en")));
        expect(
          /\/(JavaScript|JS|Launch|OpenAction|AA|URI|EmbeddedFile|SubmitForm)\b/.exec(pdf.toString("latin1")),
        ).toBeNull();
        const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
        expect(turning.exec(text)).toBeNull();
        expect(text).toContain("word");
      }),
      { numRuns: Math.ceil(runs / 5) },
    );
  });
});

describe("a file's hostile name", () => {
  it("is one name in one folder with its true ending, and one header", () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom("image/png", "text/plain", "application/pdf"), (given, mediaType) => {
        const name = safeName(given, mediaType);
        expect(name).toMatch(/^[^/\\:*?"<>|\p{Cc}]+\.(png|txt|pdf)$/u);
        expect(turning.exec(name)).toBeNull();
        expect([...name].length).toBeLessThanOrEqual(125);
        const header = dispositionOf({ name, mediaType });
        expect(header).toMatch(
          /^(inline|attachment); filename="[^"\\\r\n]+"; filename\*=UTF-8''[A-Za-z0-9%._~!&+^`|$#-]+$/,
        );
        expect(() => new Headers({ "content-disposition": header })).not.toThrow();
      }),
      { numRuns: runs * 20 },
    );
  });
});

describe("hostile names of a family and a party", () => {
  let district: District;
  let mateo: string;
  beforeAll(async () => {
    district = await openDistrict();
    mateo = district.ids.mateo;
  });

  it("are cells of a table that no spreadsheet computes, a row a disclosure", async () => {
    const { rosa } = district.as;
    const names = parts.map((name, at) => ({ email: `helper-${at}@tutor.test`, name: name.slice(0, 100) }));
    let made = 0;
    for (const { name } of names) {
      const order = { name, why: name, shares: [], endsOn: "2026-12-20" };
      const { statusCode } = await rosa.send("POST", `/learners/${mateo}/helpers`, order);
      expect([name, statusCode < 500]).toEqual([name, true]);
      made += statusCode === 201 ? 1 : 0;
    }
    expect(made).toBeGreaterThan(10);
    await district.store.work.rows(
      statement(
        "test.hostile-looks",
        `insert into base.access_log (learner_id, id, subject_id, purpose, what, channel, status_slices, summary_slices, detail_slices)
        select $1, gen_random_uuid(), s.id, 'school-interest', 'learner', 'screen', 1, 0, 0
        from base.subject s join base.agreement a on a.id = s.agreement_id`,
      ),
      [mateo],
    );
    for (const language of languages) {
      const { body, headers } = await rosa.get(`/learners/${mateo}/disclosures.csv?language=${language}`);
      expect(String(headers["content-disposition"])).toMatch(/^attachment; filename="[\w.-]+"$/);
      const { data, errors } = Papa.parse<string[]>(body.replace(/^\uFEFF/, "").trimEnd());
      expect(errors).toEqual([]);
      expect(new Set(data.map((row) => row.length)).size).toBe(1);
      expect(data.length).toBeGreaterThan(10);
      expect(data.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    }
  });

  it("come out of every way as JSON that says what it is, and as a page of the export that runs nothing", async () => {
    const { rosa } = district.as;
    await importFacts(
      district.store,
      parts.slice(0, 12).map((text, at) => ({
        row: `entry/hostile-${at}`,
        fact: { noun: "entry", key: `hostile-${at}`, kind: "work", learner: "mateo", body: { title: text } } as const,
      })),
    );
    const page = await rosa.get(`/learners/${mateo}/export.html`);
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(/[<>]/.exec(page.body.replaceAll(/<style>[^<]*<\/style>/g, "").replaceAll(tags, ""))).toBeNull();
    for (const path of ["helpers", "access", "backpack", "export", "choices", "disclosures"]) {
      const answer = await rosa.get(`/learners/${mateo}/${path}`);
      expect([
        path,
        answer.statusCode,
        answer.headers["content-type"],
        answer.headers["x-content-type-options"],
      ]).toEqual([...[path, 200, "application/json; charset=utf-8", "nosniff"]]);
      JSON.parse(answer.body);
    }
  });

  it("stand in no line of the log, whatever place of a request they are put into, and are refused without a fault", async () => {
    let log = "";
    const stream = new Writable({
      write(chunk, _, done) {
        log += String(chunk);
        done();
      },
    });
    const app = await makeApp({ store: district.store, secure: false, webFolder: undefined, log: { stream } });
    const rosa = await signIn(app, "rosa@riverton.test", district.as.rosa.subjectId);
    const statuses = new Set<number>();
    for (const part of [...parts, "__proto__", "toString", "%00", "..%2f..%2fetc"]) {
      const word = encodeURIComponent(part);
      for (const path of [
        ...[`/learners/${mateo}/elements/${word}`, `/learners/${mateo}/see-as/${word}`, `/learners/${word}`],
        ...[`/learners?name=${word}`, `/learners?sourceId=${word}`, `/learners/${mateo}/entries?kind=${word}`],
        ...[`/learners/${mateo}/entries?cursor=${word}`, `/program-codes/${word}`, `/${word}`],
      ])
        statuses.add((await rosa.get(path)).statusCode);
      for (const path of [`elements/${word}`, `choices/${word}/voice`, `choices/teacher/${word}`])
        statuses.add(
          (await rosa.send("PUT", `/learners/${mateo}/${path}`, { isOn: false, level: "hidden" })).statusCode,
        );
      const order = { kind: part, body: { [part]: part, title: part } };
      statuses.add((await rosa.send("POST", `/learners/${mateo}/entries`, order, { "if-match": "x" })).statusCode);
    }
    await app.close();
    expect([...statuses].filter((status) => status >= 500)).toEqual([]);
    for (const part of parts.filter((each) => each.length > 6)) expect(log).not.toContain(part);
  });

  it("add no line to the head of a mail, and no second reader", async () => {
    const came: string[] = [];
    const to: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onRcptTo({ address }, _, done) {
        to.push(address);
        done();
      },
      onData: (stream, _, done) => {
        void buffer(stream).then((bytes) => {
          came.push(bytes.toString());
          done(null);
        });
      },
    });
    server.listen(0, "127.0.0.1");
    await once(server.server, "listening");
    const place = {
      smtp: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      from: "daypack@riverton.test",
    };
    const subjects = [...parts, "A\r\nBcc: all@b.test", "A\nTo: b@c.test\n\n<b>", "A\u0085Bcc: c@d.test"];
    for (const subject of subjects)
      await queueMail(district.store.identity, {
        ...{
          to: "rosa@riverton.test",
          language: "en",
          subject: { en: subject, es: subject },
          text: [{ en: subject, es: subject }],
        },
      });
    expect(await sendOwed(district.store.identity, place)).toBe(subjects.length);
    expect(new Set(to)).toEqual(new Set(["rosa@riverton.test"]));
    for (const mail of came) {
      const [head = ""] = mail.split("\r\n\r\n");
      const names = head.split(/\r\n(?![ \t])/).map((line) => line.split(":")[0]?.toLowerCase());
      expect(names.filter((name) => name === "to" || name === "subject").sort()).toEqual(["subject", "to"]);
      expect(names).not.toContain("bcc");
      expect(names).not.toContain("set-cookie");
    }
    await new Promise<void>((closed) => server.close(closed));
  });
});
